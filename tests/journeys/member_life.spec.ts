import { type Browser, expect, type Page, test } from '@playwright/test';

import { as, findNothingToMend, passDays, returnToPresent, step } from './people';

test.afterEach(returnToPresent);

/** Opens the first active member of a type that the office reaches. Gives the address and the number. */
async function openMember(page: Page, type: string) {
  await page.goto(`/office/members?type=${type}&status=active`);
  await page.getByRole('region', { name: '会员名册' }).getByRole('link').first().click();
  await page.waitForURL(/members\/[0-9a-f-]{36}$/);
  // The address changes before the page does; the list's note stands in the same place.
  const number = await page.locator('.page-header p', { hasText: /^330382-/ }).innerText();
  return { path: new URL(page.url()).pathname, number };
}

/** Chooses from a list by what it shows. */
async function choose(page: Page, label: string, option: string) {
  const box = page.getByRole('dialog').getByRole('combobox', { name: label });
  await box.click();
  // Long lists are found by typing, short ones are only looked at.
  if (await box.isEditable()) await box.fill(option);
  await page.locator('.ant-select-item-option', { hasText: option }).first().click();
}

async function side(page: Page, name: string) {
  await page.goto(`${new URL(page.url()).pathname}?tab=${name}`);
}

const status = (page: Page) => page.locator('.record-banner .status-tag').first();

async function askForName(browser: Browser, name: string) {
  const clerk = await as(browser, 'liushi.zheng');
  const { path } = await openMember(clerk, 'enterprise');
  await clerk.getByRole('button', { name: '申请资料变更' }).click();
  await clerk.locator('#name').fill(name);
  await expect(clerk.getByText('将变更：名称')).toBeVisible();
  await clerk.getByLabel('证明材料说明').fill('新营业执照原件已核对');
  const licence = { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${name}\n`) };
  await clerk.locator('input[type=file]').setInputFiles(licence);
  await expect(clerk.getByLabel('证明材料说明')).toHaveValue(/新营业执照原件已核对；附件：.*《营业执照\.pdf》/);
  await findNothingToMend(clerk);
  await clerk.getByRole('button', { name: '提交变更申请' }).click();
  await expect(clerk.getByRole('heading', { name: /^资料变更：/ })).toBeVisible();
  return { clerk, path };
}

test('a change of name is asked for with evidence, checked in the town and approved in the county', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const name = `乐清市湖边农业有限公司${crypto.randomUUID().slice(0, 6)}`;
  const { clerk, path } = await askForName(browser, name);
  const address = clerk.url();
  await clerk.getByRole('button', { name: '乡镇核对通过' }).click();
  const dialog = clerk.getByRole('dialog');
  await dialog.getByRole('button', { name: '乡镇核对通过' }).click();
  await expect(dialog.getByRole('alert')).toContainText('他人');

  const town = await as(browser, 'liushi.huang');
  await town.goto(address);
  await step(town, '乡镇核对通过');
  await expect(status(town)).toHaveText('待县级批准');

  const reviewer = await as(browser, 'xian.lin');
  await reviewer.goto('/office/matters?tab=changes&status=town_checked');
  await reviewer.goto(address);
  const row = reviewer.getByRole('row', { name: /名称/ });
  await expect(row.getByRole('cell').last()).toHaveText(name);
  await expect(reviewer.getByText('营业执照.pdf', { exact: true }).first()).toBeVisible();
  await findNothingToMend(reviewer);
  await step(reviewer, '批准变更');
  await expect(status(reviewer)).toHaveText('已变更');

  await clerk.goto(path);
  await expect(clerk.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('a membership is suspended and reinstated, and says so each time', async ({ browser }) => {
  test.setTimeout(90_000);
  const county = await as(browser, 'xian.chen');
  await openMember(county, 'individual');
  await step(county, '暂停资格', async (dialog) => {
    await choose(county, '暂停原因', '欠缴会费');
    await dialog.getByLabel('说明').fill('连续两年未缴纳会费');
  });
  await expect(status(county)).toHaveText('暂停资格');
  await expect(county.locator('.record-banner')).toContainText('欠缴会费');
  await expect(county.getByRole('button', { name: '提请除名' })).toBeHidden();
  await findNothingToMend(county);
  await step(county, '恢复资格', async (dialog) => {
    await dialog.getByLabel('说明').fill('会费已补缴');
  });
  await expect(status(county)).toHaveText('正式会员');
  await side(county, 'timeline');
  await expect(county.locator('.timeline-entry').first()).toContainText('恢复会员资格');
  await expect(county.locator('.timeline-entry').nth(1)).toContainText('欠缴会费');
});

test('a member moves from one town to another, which reads the move before the member', async ({ browser }) => {
  test.setTimeout(120_000);
  const from = await as(browser, 'liushi.zheng');
  const { path, number } = await openMember(from, 'individual');
  await step(from, '转到其他乡镇', async (dialog) => {
    await choose(from, '转入乡镇', '北白象镇农合联');
    await dialog.getByLabel('说明').fill('经营地迁至北白象镇');
  });
  await expect(from.getByRole('heading', { name: /^会员转移：/ })).toBeVisible();
  const move = from.url();
  await from.goto(path);
  await expect(status(from)).toHaveText('转移办理中');

  const to = await as(browser, 'beibaixiang.xu');
  await to.goto(path);
  await expect(to.getByRole('heading', { name: '页面不存在' })).toBeVisible();
  await to.goto('/office/matters?tab=transfers&status=proposed');
  await expect(to.getByText(number)).toBeVisible();
  await findNothingToMend(to);
  await to.goto(move);
  await step(to, '接收会员');
  await to.getByRole('link', { name: '查看会员' }).click();
  await expect(to.locator('.record-banner')).toContainText('北白象镇农合联');
  await expect(status(to)).toHaveText('正式会员');
  await from.goto(path);
  await expect(from.getByRole('heading', { name: '页面不存在' })).toBeVisible();
});

test('a member is heard before the council votes it out, with a quorum', async ({ browser }) => {
  test.setTimeout(150_000);
  const town = await as(browser, 'liushi.zheng');
  const { path } = await openMember(town, 'individual');
  await step(town, '提请除名', async (dialog) => {
    await choose(town, '除名事由', '严重违反章程');
    await dialog.getByLabel('书面告知内容').fill('经查，你两次以会员名义销售假冒农资，拟提请理事会除名。');
  });
  await expect(town.getByRole('heading', { name: /^除名事项：/ })).toBeVisible();
  const address = town.url();
  await expect(town.getByText('还剩 10 个工作日')).toBeVisible();
  await expect(town.getByRole('button', { name: '登记理事会表决' })).toBeHidden();
  await step(town, '登记陈述申辩', async (dialog) => {
    await dialog.getByLabel('内容').fill('涉事批次系上游厂家供货，已全部召回。');
  });
  await findNothingToMend(town);

  passDays(30);
  const council = await as(browser, 'xian.lin');
  await council.goto(address);
  await expect(council.getByText('待理事会表决')).toBeVisible();
  await step(council, '登记理事会表决', async (dialog) => {
    await dialog.getByLabel('理事会席位').fill('15');
    await dialog.getByLabel('赞成').fill('7');
    await dialog.getByLabel('反对').fill('1');
    await dialog.getByLabel('弃权').fill('1');
    await expect(dialog.getByText('出席人数不符，表决无效')).toBeVisible();
    await dialog.getByLabel('赞成').fill('11');
    await expect(dialog.getByText('通过，将予除名')).toBeVisible();
    await findNothingToMend(council);
  });
  await expect(status(council)).toHaveText('已表决除名');
  await expect(council.getByText('赞成 11 票，反对 1 票，弃权 1 票')).toBeVisible();
  await council.goto(path);
  await expect(status(council)).toHaveText('已除名');
  await expect(council.getByRole('group', { name: '办理事项' })).toBeHidden();
});
