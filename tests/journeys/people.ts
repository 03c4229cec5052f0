// The people of the demo county, each in a browser of their own, and the clock that they share.
import { readFileSync, writeFileSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';

const clock = process.env.SANWEI_CLOCK_SHIFT_FILE ?? '';
const dayInSeconds = 86_400;

/** A phone of the smallest width that pages are made for. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const shift = () => Number(readFileSync(clock, 'utf8'));

/** Moves the server's clock ahead. Pages opened afterwards go by it too. */
export function passDays(days: number): void {
  writeFileSync(clock, String(shift() + days * dayInSeconds));
}

/** Gives the next journey the present. */
export function returnToPresent(): void {
  writeFileSync(clock, '0');
}

/** The server's date in China, so many days from its today. */
export function day(later = 0): string {
  const at = Date.now() + (shift() + later * dayInSeconds + 8 * 3_600) * 1_000;
  return new Date(at).toISOString().slice(0, 10);
}

/** A page in a browser of its own, whose clock is the server's. */
export async function opened(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.clock.setSystemTime(Date.now() + shift() * 1_000);
  return page;
}

/** The password of a demo account. */
function passwordOf(login: string): string {
  const rows = readFileSync(process.env.SANWEI_DEMO_ACCOUNTS ?? '', 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.find(([known]) => known === login)?.[1] ?? '';
}

export async function signIn(page: Page, login: string, password = passwordOf(login)): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('heading', { name: /您好$/ })).toBeVisible();
}

/** A browser in which somebody of the demo has signed in. */
export async function as(browser: Browser, login: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await opened(browser, options);
  await signIn(page, login);
  return page;
}

/** Chooses a town by its name in a division picker. */
export async function chooseTown(page: Page, town: string): Promise<void> {
  const box = page.getByRole('combobox', { name: '乡镇（街道）' });
  await box.fill(town);
  await box.press('Enter');
}

/** Takes a step of a record: its button, then the same in the dialog that tells the consequence. */
export async function step(
  page: Page,
  name: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
) {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

export async function findNothingToMend(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}
