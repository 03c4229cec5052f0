import { expect, test } from '@playwright/test';

import { as, findNothingToMend, step } from './people';

test('one officer proposes to merge two records, and another carries it out', async ({ browser }) => {
  // Two people sign in, and each password costs the server its time.
  test.slow();
  const officer = await as(browser, 'liushi.zheng');
  await officer.goto('/office/duplicates');
  await expect(officer.getByText('手机号码相同').first()).toBeVisible();
  await findNothingToMend(officer);
  await officer.getByRole('main').getByRole('link').first().click();
  await expect(officer.getByRole('heading', { name: '逐项对照' })).toBeVisible();
  await findNothingToMend(officer);
  await step(officer, '提议合并', async (dialog) => {
    await dialog.getByRole('radio').first().check();
    await dialog.getByLabel('理由').fill('同一主体先后登记两次');
    await findNothingToMend(officer);
  });
  await expect(officer.getByText('合并须由提议人以外的人办理')).toBeVisible();

  const reviewer = await as(browser, 'xian.lin');
  await reviewer.goto('/office/duplicates?status=proposed');
  await reviewer.getByRole('main').getByRole('link').first().click();
  await expect(reviewer).toHaveURL(officer.url());
  await step(reviewer, '办理合并');
  await expect(reviewer.getByText('已合并').first()).toBeVisible();
  await findNothingToMend(reviewer);
  await reviewer.getByRole('link', { name: '查看保留的会员' }).click();
  await expect(reviewer.getByText('并入一条重复的会员记录')).toBeVisible();
});
