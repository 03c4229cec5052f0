import { expect, it } from 'vitest';

import { fileName } from './file';

it.each([
  ["attachment; filename*=UTF-8''%E5%90%8D%E5%86%8C.xlsx", '名册.xlsx'],
  ['attachment; filename="members.xlsx"', 'members.xlsx'],
  ['attachment; filename="a.xlsx"; filename*=UTF-8\'\'b.xlsx', 'b.xlsx'],
  ['attachment', undefined],
  [null, undefined],
])('of %s the name is %s', (header, name) => expect(fileName(header)).toBe(name));
