import { expect, type Page, test } from '@playwright/test';

import { as, findNothingToMend, step } from './people';

const waiting = '/office/todos?kind=application.town_check';

/** One thing to do: a row of the table, a card on a phone. */
const entry = (page: Page, number: string) => page.locator('tr, li.card').filter({ hasText: number });

async function handOver(page: Page, number: string, colleague: string) {
  await entry(page, number).getByRole('button', { name: /^转交/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '接手的同事' }).fill(colleague);
  await page.getByTitle(new RegExp(`^${colleague}（`)).click();
  await dialog.getByLabel('转交事由').fill('本周外出下乡，请代为办理');
  await findNothingToMend(page);
  await dialog.getByRole('button', { name: '转交', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('an officer hands something on, it is urged, and the colleague does it', async ({ browser }) => {
  // Three people sign in, and each password costs the server its time.
  test.slow();
  const officer = await as(browser, 'liushi.zheng');
  await officer.goto(waiting);
  const number = await officer.locator('.todo-subject small').first().innerText();
  await findNothingToMend(officer);
  const record = await entry(officer, number).getByRole('link').getAttribute('href');
  await handOver(officer, number, '黄波');
  await expect(entry(officer, number)).toHaveCount(0);

  const county = await as(browser, 'xian.chen');
  await county.goto(record ?? '');
  await step(county, '催办', (dialog) => dialog.getByLabel('附言').fill('请于本周内办结'));
  await expect(county.getByRole('main').getByText('请于本周内办结')).toBeVisible();

  const colleague = await as(browser, 'liushi.huang');
  await colleague.goto('/office/todos?whose=mine');
  await expect(entry(colleague, number)).toContainText('转交给我');
  await expect(entry(colleague, number)).toContainText('被催办 1 次');
  await entry(colleague, number).getByRole('link').click();
  await step(colleague, '退回补正', (dialog) => dialog.getByLabel('意见').fill('请补充土地承包合同'));
  await colleague.goto('/office/todos?whose=mine');
  await expect(colleague.getByRole('heading', { name: '待办中心' })).toBeVisible();
  await expect(entry(colleague, number)).toHaveCount(0);

  await officer.goto(`${waiting}&whose=all`);
  await expect(officer.getByRole('heading', { name: '待办中心' })).toBeVisible();
  await expect(entry(officer, number)).toHaveCount(0);
});
