import { expect, it } from 'vitest';

import { paired } from './useChangeRows';

it('leaves out what is the same on both sides', () => {
  const before = [['members_total', '成员总数', '46 名'] as const, ['farmer_members', '农民成员', '43 名'] as const];
  const after = [['members_total', '成员总数', '50 名'] as const, ['farmer_members', '农民成员', '43 名'] as const];
  expect(
    paired(
      before.map((line) => [...line]),
      after.map((line) => [...line]),
    ),
  ).toEqual([{ key: 'members_total', label: '成员总数', before: '46 名', after: '50 名', isMasked: false }]);
});

it('keeps a masked number that looks the same', () => {
  const [row] = paired(
    [['legal_mobile', '手机', '138****0002', true]],
    [['legal_mobile', '手机', '138****0002', true]],
  );
  expect(row).toMatchObject({ before: '138****0002', after: '138****0002', isMasked: true });
});

it('sets a line that only one side has against nothing', () => {
  expect(paired([], [['legal_name', '姓名', '林大雪']])).toMatchObject([{ before: '', after: '林大雪' }]);
  expect(paired([['legal_name', '姓名', '林大雪']], [])).toMatchObject([{ before: '林大雪', after: '' }]);
});
