import { expect, type Page, test } from '@playwright/test';

import {
  as,
  chooseTown,
  day,
  findNothingToMend,
  opened,
  passDays,
  phone,
  returnToPresent,
  signIn,
  step,
} from './people';

test.afterEach(returnToPresent);

/** The resident number of nobody: its sequence is never given out. */
function residentId(): string {
  const born = 1_960 + Math.floor(Math.random() * 30);
  const body = `330327${born}${String(1_000 + Math.floor(Math.random() * 28) + 1).padStart(4, '0')}000`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + (['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum % 11] ?? '');
}

/** What the family farm of the worked example has to show: a number or the value of an option. */
const answers: [string, string][] = [
  ['B1.1', '47'],
  ['B1.2', '10'],
  ['B1.3', 'training_24_hours'],
  ['B1.4', 'both'],
  ['B1.5', '2'],
  ['B1.6', 'good'],
  ['B2.1', '4.2'],
  ['B2.2', '4'],
  ['B2.3', '95'],
  ['B2.4', '360000'],
  ['B2.5', 'all'],
  ['B3.1', '780000'],
  ['B3.2', '1.05'],
  ['B3.3', 'simple'],
  ['B3.4', '40'],
  ['B3.5', 'county'],
  ['B4.1', '35'],
  ['B4.2', '28'],
  ['B4.3', '100000'],
  ['B5.1', 'no_overdue'],
  ['B5.2', 'on_time'],
  ['B5.3', '85'],
  ['B5.4', '1'],
];

const password = 'Chun-2026-tian';

async function apply(page: Page, name: string) {
  await page.goto('/apply');
  await page.getByRole('button', { name: /^家庭农场/ }).click();
  await page.getByText('未办执照，用身份证').click();
  await page.locator('#name').fill(name);
  await page.locator('#identity_resident_id').fill(residentId());
  await chooseTown(page, '柳市');
  await page.locator('#address').fill('湖边路 12 号');
  await page.locator('input[type=checkbox][value=rice]').check();
  await page.locator('#scale_value').fill('210');
  await page.locator('#contact_name').fill('叶春生');
  await page.locator('#contact_mobile').fill('13800000123');
  await page.locator('#accepts_charter').check();
  await findNothingToMend(page);
  await page.getByRole('button', { name: '提交申请' }).click();
  return {
    number: await page.getByTestId('application-number').innerText(),
    code: await page.getByTestId('tracking-code').innerText(),
  };
}

async function openAccount(page: Page, receipt: { number: string; code: string }) {
  await page.goto('/track');
  await page.getByLabel('申请编号').fill(receipt.number);
  await page.getByLabel('查询码').fill(receipt.code);
  await page.getByRole('button', { name: /查\s*询/ }).click();
  await page.getByLabel('登录密码').fill(password);
  await page.getByLabel('再次输入密码').fill(password);
  await page.getByRole('button', { name: '启用账号' }).click();
  await expect(page.getByRole('heading', { name: '账号已启用' })).toBeVisible();
  return page.locator('.track-number strong').last().innerText();
}

async function declare(page: Page) {
  await page.goto('/my/rating');
  await page.getByRole('button', { name: '申请评级' }).click();
  await page.getByRole('link', { name: '填写资料' }).click();
  for (const [code, answer] of answers) {
    const field = page.locator(`[id="answers_${code}"]`);
    if (/^[a-z]/.test(answer)) await field.locator(`input[value="${answer}"]`).check();
    else await field.fill(answer);
  }
  await findNothingToMend(page);
  await page.getByRole('button', { name: '提交申报' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交申报' }).click();
  await expect(page.getByText('资料已提交')).toBeVisible();
}

async function openRecord(page: Page, list: string, name: string) {
  await page.goto(`/office/${list}?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).first().click();
}

async function book(page: Page) {
  await page.goto('/my/book');
  await page.getByRole('button', { name: /^机耕/ }).click();
  await page.getByLabel('地块名称').fill('前垟畈 3 号田');
  await page.getByLabel('面积（亩）').fill('20');
  await chooseTown(page, '柳市');
  await page.getByRole('button', { name: '保存并选用' }).click();
  await page.getByRole('button', { name: /金穗/ }).first().click();
  await expect(page.getByText('您只需付')).toBeVisible();
  await page.getByRole('button', { name: '确认预约' }).click();
  return page.getByTestId('booking-number').innerText();
}

test('a farmer registers, is rated and books a machine, with five people at four desks', async ({ browser }) => {
  test.setTimeout(300_000);
  const name = `叶春生家庭农场 ${crypto.randomUUID().slice(0, 6)}`;
  const farmer = await opened(browser, phone);

  const receipt = await test.step('the farmer applies on a phone', () => apply(farmer, name));

  await test.step('town, county and council decide, each by somebody else', async () => {
    const town = await as(browser, 'liushi.zheng');
    await openRecord(town, 'applications', name);
    await step(town, '受理');
    await step(town, '乡镇审核通过');
    const reviewer = await as(browser, 'xian.lin');
    await openRecord(reviewer, 'applications', name);
    await step(reviewer, '县级审核通过');
    const county = await as(browser, 'xian.chen');
    await openRecord(county, 'applications', name);
    await step(county, '登记理事会通过');
    await step(county, '开始公示');
    passDays(8);
    const later = await as(browser, 'xian.chen');
    await openRecord(later, 'applications', name);
    await step(later, '批准入会');
    await findNothingToMend(later);
  });

  const login = await test.step('the new member opens an account', () => openAccount(farmer, receipt));

  await test.step('the member declares, the town checks and scores, others review', async () => {
    const member = await opened(browser, phone);
    await signIn(member, login, password);
    await declare(member);
    const town = await as(browser, 'liushi.zheng');
    await openRecord(town, 'ratings', name);
    await town.getByRole('button', { name: /^全部核实/ }).click();
    await town
      .getByRole('dialog')
      .getByRole('button', { name: /核\s*实/ })
      .click();
    await town
      .locator('.ant-card', { hasText: '还没有测算数据' })
      .getByRole('button', { name: /录\s*入/ })
      .click();
    await town.getByLabel('家庭资产').fill('1200000');
    await town.getByLabel('家庭年经营收入').fill('450000');
    await town.getByLabel('已用涉农贷款余额').fill('100000');
    await town
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await step(town, '采集平台数据');
    await step(town, '记录实地调查');
    await town.getByRole('button', { name: /评\s*分/, exact: true }).click();
    await town
      .getByRole('dialog')
      .getByRole('button', { name: /评\s*分/ })
      .click();
    await expect(town.getByText('83').first()).toBeVisible();
    const reviewer = await as(browser, 'xian.lin');
    await openRecord(reviewer, 'ratings', name);
    await step(reviewer, '评审通过');
    await openRecord(town, 'ratings', name);
    await step(town, '开始公示');
    passDays(8);
    const later = await as(browser, 'liushi.zheng');
    await openRecord(later, 'ratings', name);
    await step(later, '办理生效');
    await findNothingToMend(later);
  });

  const member = await opened(browser, phone);
  await signIn(member, login, password);

  await test.step('the member reads the grade and the reasons for it', async () => {
    await member.goto('/my/rating');
    const grade = member.getByRole('region', { name: '信用等级' });
    await expect(grade).toContainText('AA');
    await expect(grade).toContainText('83');
    await expect(grade).toContainText('23 万元');
    await findNothingToMend(member);
  });

  await test.step('the provider opens days, the member books, the work is done, accepted and settled', async () => {
    const provider = await as(browser, 'jinsui.chen');
    await provider.goto('/work/schedule');
    await provider.getByRole('link', { name: '农机与班组' }).click();
    await provider
      .getByRole('button', { name: /^开放作业日 .*旋耕机/ })
      .first()
      .click();
    await provider.getByRole('dialog').getByRole('button', { name: '开放作业日' }).click();
    await expect(provider.getByText('已开放 30 天')).toBeVisible();
    const number = await book(member);
    await provider.goto(`/work/bookings?q=${number}`);
    await provider.getByRole('link', { name: /机耕/ }).first().click();
    await provider.waitForURL(/bookings\/[0-9a-f-]{36}$/);
    const address = provider.url();
    await step(provider, '确认预约');
    await step(provider, '派工', async (dialog) => {
      await dialog.getByRole('combobox').click();
      await provider.keyboard.press('Enter');
      await dialog.getByLabel('开始时间').fill('08:00');
      await dialog.getByLabel('结束时间').fill('12:00');
    });
    const workOn = (
      await provider
        .getByText(/^\d{4}-\d{2}-\d{2} \S+$/)
        .first()
        .innerText()
    ).slice(0, 10);
    passDays(Math.round((Date.parse(workOn) - Date.parse(day())) / 86_400_000) + 1);
    const back = await as(browser, 'jinsui.chen');
    await back.goto(address);
    await step(back, '开始作业');
    await step(back, '登记作业', async (dialog) => {
      await dialog.getByLabel('开始时间').fill(`${workOn}T08:00`);
      await dialog.getByLabel('结束时间').fill(`${workOn}T11:30`);
      await dialog.getByLabel('实测面积（亩）').fill('20');
      await dialog.getByLabel('作业遍数').fill('1');
      await dialog.getByLabel('田头照片（张）').fill('2');
      await dialog.getByLabel('机手').fill('林建国');
    });
    await findNothingToMend(back);
    const owner = await opened(browser, phone);
    await signIn(owner, login, password);
    await owner.goto('/my/bookings');
    await owner.getByRole('link', { name: /机耕/ }).first().click();
    await step(owner, '验收');
    const county = await as(browser, 'xian.chen');
    await county.goto(`/office/bookings?q=${number}`);
    await county
      .getByRole('link', { name: /机耕|叶春生/ })
      .first()
      .click();
    await step(county, '结算');
    await expect(county.getByRole('link', { name: '结算单' })).toBeVisible();
    await findNothingToMend(county);
  });
});
