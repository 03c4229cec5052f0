import type { Schemas } from '../../api/client';
import { dictionary } from './dictionary';

/** What a membership goes through after admission; the member's page and the trail show it. */
export const suspensionReasonWords = dictionary<Record<Schemas['SuspensionReason'], string>>(
  {
    licence_check: '证照吊销待核查',
    unpaid_dues: '欠缴会费',
  },
  {
    licence_check: 'Licence being checked',
    unpaid_dues: 'Dues not paid',
  },
);

export const lapseReasonWords = dictionary<Record<Schemas['LapseReason'], string>>(
  {
    cancelled: '主体已注销',
    dead: '会员亡故',
  },
  {
    cancelled: 'Struck off',
    dead: 'Died',
  },
);

export const expulsionReasonWords = dictionary<Record<Schemas['ExpulsionReason'], string>>(
  {
    charter_breach: '严重违反章程',
    law_breach: '严重违法',
    false_statements: '申请材料弄虚作假',
  },
  {
    charter_breach: 'Serious breach of the charter',
    law_breach: 'Serious breach of the law',
    false_statements: 'False statements on the application',
  },
);

export const expulsionStatusWords = dictionary<Record<Schemas['ExpulsionStatus'], string>>(
  {
    hearing: '陈述申辩中',
    expelled: '已表决除名',
    dismissed: '未通过除名',
    dropped: '已终止',
    appealed: '申诉待大会决定',
    confirmed: '大会维持除名',
    annulled: '大会撤销除名',
  },
  {
    hearing: 'May be heard',
    expelled: 'Voted out',
    dismissed: 'Voted down',
    dropped: 'Dropped',
    appealed: 'Appealed to the congress',
    confirmed: 'Confirmed by the congress',
    annulled: 'Annulled by the congress',
  },
);

export const changeStatusWords = dictionary<Record<Schemas['ChangeStatus'], string>>(
  {
    submitted: '待乡镇核对',
    town_checked: '待县级批准',
    applied: '已变更',
    rejected: '已驳回',
    cancelled: '已撤回',
  },
  {
    submitted: 'Waits for the town',
    town_checked: 'Waits for the county',
    applied: 'Applied',
    rejected: 'Rejected',
    cancelled: 'Taken back',
  },
);

export const changeFieldWords = dictionary<Record<Schemas['ChangeField'], string>>(
  {
    name: '名称',
    short_name: '简称',
    identity: '证件号码',
    legal_person: '法定代表人',
    division_code: '所在村（社区）',
    address: '详细地址',
    industries: '经营产业',
    scale: '经营规模',
    organisation: '登记与经营情况',
    demo_level: '示范等级',
    composition: '成员构成',
  },
  {
    name: 'Name',
    short_name: 'Short name',
    identity: 'Identity number',
    legal_person: 'Legal representative',
    division_code: 'Village',
    address: 'Address',
    industries: 'Industries',
    scale: 'Size',
    organisation: 'Registration and figures',
    demo_level: 'Recognition',
    composition: 'Make-up of the members',
  },
);

export const contactRoleWords = dictionary<Record<Schemas['ContactRole'], string>>(
  {
    head: '负责人',
    business: '业务联系人',
    finance: '财务人员',
    technician: '技术人员',
    family: '家庭成员',
    other: '其他',
  },
  {
    head: 'Head',
    business: 'Business',
    finance: 'Finance',
    technician: 'Technician',
    family: 'Family',
    other: 'Other',
  },
);
