import { readFileSync } from 'node:fs';

import { expect, type Page, test } from '@playwright/test';

import { as, findNothingToMend, step } from './people';
import { withCells } from './workbook';

const headings =
  '会员类型,名称,统一社会信用代码,居民身份证号,联系人,联系手机,所在村（社区）,详细地址,产业,经营规模,规模单位,示范等级,承认章程,入会日期';
const town = '330382114';

/** The resident number of nobody: its sequence is never given out. */
function residentId(region: number, serial: number): string {
  const born = `${1_950 + serial}0101`;
  const body = `33${region}${born}000`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + (['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum % 11] ?? '');
}

/** A dozen growers, two of them with a mobile number that is none. */
function roster(): string {
  const region = 1_000 + Math.floor(Math.random() * 9_000);
  const wrong = new Map([
    [4, '1380'],
    [9, '1390'],
  ]);
  const rows = Array.from({ length: 12 }, (_, at) => {
    const mobile = wrong.get(at) ?? `138${region}${1_000 + at}`;
    const name = `名册户${region}${at}`;
    return `种养大户,${name},,${residentId(region, at)},${name},${mobile},${town},湖边路 ${at} 号,水稻,60.5,亩,暂无,是,2026-03-01`;
  });
  return [headings, ...rows].join('\n');
}

/** A file that this page offers, as bytes. */
async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFileSync(await file.path());
}

test('a town officer imports a roster, corrects its wrong rows and sees everybody in the figures', async ({ browser }, {
  project,
}) => {
  test.slow();
  const { viewport = null, hasTouch = false, isMobile = false } = project.use;
  const page = await as(browser, 'liushi.zheng', { viewport, hasTouch, isMobile, reducedMotion: 'reduce' });
  const members = page.getByRole('link', { name: /^正式会员 \d/ });
  await page.goto('/office/member-figures');
  const before = Number((await members.first().innerText()).replace(/\D/g, ''));

  await page.goto('/office/roster-imports/new');
  await expect(page.getByRole('heading', { name: '导入名册' })).toBeVisible();
  await findNothingToMend(page);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(roster()) });
  await page.getByRole('button', { name: '上传并核对' }).click();
  await expect(page.getByText('核对完成')).toBeVisible();
  await expect(page.getByText('联系手机：手机号码应为 11 位数字').first()).toBeVisible();
  await findNothingToMend(page);
  await step(page, '确认入册', (dialog) => expect(dialog.getByText('将新增 10 名会员')).toBeVisible());
  await expect(page.getByText('入册完成：新增 10 名会员')).toBeVisible();

  const sheet = await downloaded(page, '下载错误表');
  const corrected = withCells(
    sheet,
    new Map([
      ['1380', '13800000004'],
      ['1390', '13900000009'],
    ]),
  );
  await page.getByRole('button', { name: '上传改正后的表' }).click();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: '改正.xlsx', mimeType, buffer: corrected });
  await dialog.getByRole('button', { name: '上传并核对' }).click();
  await expect(page.getByRole('heading', { name: '改正.xlsx' })).toBeVisible();
  await step(page, '确认入册', (asked) => expect(asked.getByText('将新增 2 名会员')).toBeVisible());
  await expect(page.getByText('入册完成：新增 2 名会员')).toBeVisible();

  await page.goto('/office/member-figures');
  await expect(members.first()).toHaveText(new RegExp(`${before + 12}$`));
  await findNothingToMend(page);
  await members.first().click();
  await expect(page.getByRole('heading', { name: '正式会员' })).toBeVisible();
  await expect(page.getByText('无重复登记').first()).toBeVisible();
  await findNothingToMend(page);
});
