import { expect, it } from 'vitest';

import { localPath } from './localPath';

it.each([
  ['/office/members?q=wxm', '/office/members?q=wxm'],
  [null, '/'],
  ['', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
])('after signing in, ?from=%s leads to %s', (from, path) => expect(localPath(from)).toBe(path));
