import { resolve } from 'node:path';

import { defineConfig } from '@playwright/test';

// Without a server to go through, the journeys start one of their own; its address is read from what it prints.
const given = process.env.SANWEI_BASE_URL;
if (!given) {
  const kept = resolve(__dirname, '../var/journeys');
  process.env.SANWEI_CLOCK_SHIFT_FILE = resolve(kept, 'clock-shift');
  process.env.SANWEI_DEMO_ACCOUNTS = resolve(kept, 'demo-accounts.txt');
}

export default defineConfig({
  testDir: '../tests/journeys',
  tsconfig: './tsconfig.tools.json',
  outputDir: '../test-results',
  forbidOnly: true,
  retries: 0,
  // The journeys share the server's clock and some of them move it.
  workers: 1,
  // The reader of the document draws some two hundred operations, which takes a small machine a while.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  webServer: given
    ? undefined
    : {
        command: '../.make/serve-journeys',
        wait: { stdout: /Sanwei answers at (?<sanwei_base_url>http:\S+)/ },
        timeout: 300_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
      },
  use: {
    baseURL: process.env.SANWEI_BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    // A click in the first moment of an opening animation meets a dialog that is not where it will be.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // These choose the size of each person's screen themselves, or need none.
      testIgnore: ['register_rate_book.spec.ts', 'quickstart.spec.ts'],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
