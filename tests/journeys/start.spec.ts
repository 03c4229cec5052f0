import { expect, test } from '@playwright/test';

import { findNothingToMend } from './people';

test('a stranger is led to the sign-in page and refused in words with a wrong password', async ({ page }) => {
  await page.goto('/office');
  await expect(page.getByRole('heading', { name: '登录三位' })).toBeVisible();
  await findNothingToMend(page);

  await page.getByLabel('账号').fill('nobody');
  await page.getByLabel('密码').fill('not the password');
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('alert')).toContainText('账号或密码');
});

test('the reader of the API document loads everything from this server', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${baseURL}/`) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  await page.goto('/docs/');
  await expect(page.getByRole('heading', { name: /^Sanwei/ })).toBeVisible();
  expect(elsewhere).toEqual([]);
});
