import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { expect, test } from '@playwright/test';

import { returnToPresent } from './people';

test.afterEach(returnToPresent);

test('the commands of the quickstart do what the page says', ({ baseURL }) => {
  test.setTimeout(120_000);
  const page = readFileSync(resolve(__dirname, '../../docs/quickstart.md'), 'utf8');
  const commands = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'sanwei-quickstart-'));
  mkdirSync(join(folder, 'var'));

  const told = execFileSync('bash', ['-euo', 'pipefail', '-c', commands.join('\n')], {
    cwd: folder,
    env: { ...process.env, SANWEI_BASE_URL: baseURL, FORCE_COLOR: '0' },
    encoding: 'utf8',
  });

  const answers = [
    'town_review',
    'council_approved',
    '\n83\nAA\n230000.00\n',
    'booking.day_full',
    "farmer_pays: '6936.00'",
  ];
  for (const answer of answers) expect(told).toContain(answer);
});
