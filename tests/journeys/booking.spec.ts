import { expect, type Page, test } from '@playwright/test';

import { as, findNothingToMend } from './people';

/** Enters a plot that no other journey books, in the first town of the list. */
async function enterPlot(page: Page, name: string) {
  await page.getByRole('button', { name: '录入新地块' }).click();
  await page.getByLabel('地块名称').fill(name);
  await page.getByLabel('面积（亩）').fill('2');
  await page.getByRole('combobox', { name: '乡镇（街道）' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '保存并选用' }).click();
}

test('a member books a machine at a price seen before, and the provider promises to come', async ({ browser }) => {
  // Two people sign in, and each password costs the server its time.
  test.slow();
  const member = await as(browser, 'hezuoshe.bao');
  await member.getByRole('link', { name: '约农机' }).first().click();
  await member.getByRole('button', { name: /^机耕/ }).click();
  await enterPlot(member, `新田 ${crypto.randomUUID().slice(0, 8)}`);
  await member.getByRole('button', { name: /金穗/ }).first().click();
  await expect(member.getByText('您只需付')).toBeVisible();
  await findNothingToMend(member);
  await member.getByRole('button', { name: '确认预约' }).click();
  const number = await member.getByTestId('booking-number').innerText();

  const provider = await as(browser, 'jinsui.chen');
  await provider.goto('/work/bookings?status=placed');
  await provider.getByRole('searchbox', { name: '预约单号' }).fill(number);
  await provider.keyboard.press('Enter');
  await provider.getByRole('link', { name: /机耕 · 新田/ }).click();
  await provider.getByRole('button', { name: '确认预约' }).click();
  await provider.getByRole('dialog').getByRole('button', { name: '确认预约' }).click();
  await expect(provider.getByText('待派工')).toBeVisible();
  await findNothingToMend(provider);

  await member.getByRole('link', { name: '查看预约' }).click();
  await expect(member.getByText('待派工')).toBeVisible();
});
