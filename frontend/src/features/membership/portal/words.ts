import { dictionary } from '../../../app/words/dictionary';

export const portalWords = dictionary(
  {
    card: '农合联会员证',
    number: '会员编号',
    since: '入会日期',
    unit: '所属组织',
  },
  {
    card: 'Member card',
    number: 'Member number',
    since: 'Member since',
    unit: 'Organisation',
  },
);
