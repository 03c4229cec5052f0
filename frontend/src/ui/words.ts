import { dictionary } from '../app/words/dictionary';

export const uiWords = dictionary(
  {
    otherLanguage: 'English',
    largeText: '长辈版（大字）',
    standardText: '标准版',
    town: '乡镇（街道）',
    village: '村（社区）',
    chooseTown: '选择乡镇（街道）',
    chooseVillage: '选择村（社区），没有可不选',
    by: (who: string, role: string) => `${who}（${role}）`,
    count: (count: number, more: boolean) => `${count}${more ? '+' : ''} 件`,
    chooseUnit: '输入名称或拼音首字母查找',
    noUnitFound: '没有符合的单位',
  },
  {
    otherLanguage: '中文',
    largeText: 'Large text',
    standardText: 'Standard text',
    town: 'Town',
    village: 'Village',
    chooseTown: 'Choose the town',
    chooseVillage: 'Choose the village, if there is one',
    by: (who: string, role: string) => `${who} (${role})`,
    count: (count: number, more: boolean) => `${count}${more ? '+' : ''}`,
    chooseUnit: 'Type a name or its pinyin initials',
    noUnitFound: 'No such unit',
  },
);
