import { expect, it } from 'vitest';

import { codesOf } from './vocabularies';

it.each([
  ['state', 'rating', 'scored', '待评审'],
  ['state', 'booking', 'work_done', '待验收'],
  ['state', 'duplicate', 'proposed', '待合并'],
  ['state', 'application', 'town_review', '乡镇审核中'],
  ['kind', 'document', 'land_contract', '土地承包（流转）合同'],
  ['kind', 'job', 'roster_commit', '名册入册'],
  ['kind', 'site', 'input_outlet', '农资门店'],
  ['kind', 'org_unit', 'grassroots_coop', '基层供销社'],
  ['changed', 'member', 'scale_value', '经营规模'],
  ['changed', 'member', 'legal_person', '法定代表人'],
  ['likeness', 'duplicate', 'same_mobile', '手机号码相同'],
] as const)('as %s of a %s, %s is read as %s', (reading, subject, code, word) =>
  expect(codesOf(reading, subject, 'zh-CN')?.[code]).toBe(word),
);

it.each(['text', 'list', 'money', 'unit'] as const)('values read as %s stand for themselves', (reading) =>
  expect(codesOf(reading, 'member', 'zh-CN')).toBeUndefined(),
);
