import { expect, it } from 'vitest';

import { memberTypeWords } from '../../../app/words/vocabularies';
import { readPasted } from './pasted';

const read = (text: string) => readPasted(text, memberTypeWords['zh-CN']);

it('reads columns copied from a sheet, and passes blank lines over', () => {
  const text = '甲合作社\t93330382MA00052625\t农民专业合作社\r\n\r\n 乙农场 , 330327196001010008 , family_farm\n';
  expect(read(text)).toEqual({
    lines: [
      { name: '甲合作社', identity: '93330382MA00052625', member_type: 'coop' },
      { name: '乙农场', identity: '330327196001010008', member_type: 'family_farm' },
    ],
    wrong: [],
  });
});

it('names the lines that lack something', () => {
  const text = '名称\t证件号码\t会员类型\n甲\t93330382MA00052625\n\n乙\t\t家庭农场\n丙\t93330382MA00052625\t家庭农场';
  const { lines, wrong } = read(text);
  expect(lines.map(({ name }) => name)).toEqual(['丙']);
  expect(wrong).toEqual([1, 2, 4]);
});
