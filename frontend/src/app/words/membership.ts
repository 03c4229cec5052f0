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

export const industryWords = dictionary<Record<Schemas['Industry'], string>>(
  {
    rice: '粮食（水稻）',
    vegetables: '蔬菜',
    fruit: '水果',
    tea: '茶叶',
    bayberry: '杨梅',
    livestock: '畜禽养殖',
    aquaculture: '水产养殖',
    services: '农业服务',
    other: '其他',
  },
  {
    rice: 'Grain (rice)',
    vegetables: 'Vegetables',
    fruit: 'Fruit',
    tea: 'Tea',
    bayberry: 'Bayberry',
    livestock: 'Livestock and poultry',
    aquaculture: 'Aquaculture',
    services: 'Agricultural services',
    other: 'Other',
  },
);

export const scaleUnitWords = dictionary<Record<Schemas['ScaleUnit'], string>>(
  { mu: '亩', head: '头', bird: '羽', yuan: '元（年营业额）' },
  { mu: 'mu', head: 'head', bird: 'birds', yuan: 'yuan of turnover a year' },
);

export const demoLevelWords = dictionary<Record<Schemas['DemoLevel'], string>>(
  { none: '暂无', county: '县级示范', city: '市级示范', province: '省级示范', nation: '国家级示范' },
  { none: 'None', county: 'County', city: 'City', province: 'Province', nation: 'National' },
);

export const identityKindWords = dictionary<Record<Schemas['IdentityKind'], string>>(
  { resident_id: '身份证号码', uscc: '统一社会信用代码' },
  { resident_id: 'Resident number', uscc: 'Unified social credit code' },
);

/** Why two records look like one. */
export const likenessWords = dictionary<Record<Schemas['DuplicateReason'], string>>(
  {
    same_name: '名称相同',
    sounding_name: '名称读音相同',
    similar_name: '名称相近',
    same_mobile: '手机号码相同',
    same_person: '经营者身份证号码相同',
    same_address: '地址相同',
  },
  {
    same_name: 'Same name',
    sounding_name: 'Names that sound alike',
    similar_name: 'Similar names',
    same_mobile: 'Same mobile number',
    same_person: 'Same person behind it',
    same_address: 'Same address',
  },
);

/** The columns of a roster as it is handed in. */
export const rosterColumnWords = dictionary<Record<Schemas['RosterColumn'], string>>(
  {
    member_type: '会员类型',
    name: '名称',
    short_name: '简称',
    uscc: '统一社会信用代码',
    resident_id: '身份证号码',
    legal_name: '法定代表人姓名',
    legal_resident_id: '法定代表人身份证号码',
    legal_mobile: '法定代表人手机',
    contact_name: '联系人',
    contact_mobile: '联系手机',
    division: '所在村（社区）',
    address: '详细地址',
    industries: '经营产业',
    scale_value: '经营规模',
    scale_unit: '规模单位',
    registered_capital: '注册资本',
    established_on: '成立日期',
    annual_revenue: '上年营业收入',
    employees: '从业人数',
    households_driven: '带动农户数',
    demo_level: '示范等级',
    members_total: '成员总数',
    farmer_members: '农民成员数',
    organisation_members: '单位成员数',
    accepts_charter: '承认章程',
    joined_on: '入会日期',
  },
  {
    member_type: 'Type of member',
    name: 'Name',
    short_name: 'Short name',
    uscc: 'Unified social credit code',
    resident_id: 'Resident number',
    legal_name: 'Legal representative',
    legal_resident_id: 'Resident number of the legal representative',
    legal_mobile: 'Mobile number of the legal representative',
    contact_name: 'Contact',
    contact_mobile: 'Mobile number',
    division: 'Village',
    address: 'Address',
    industries: 'Industries',
    scale_value: 'Size',
    scale_unit: 'Unit of the size',
    registered_capital: 'Registered capital',
    established_on: 'Founded on',
    annual_revenue: 'Revenue of last year',
    employees: 'People employed',
    households_driven: 'Households that live by it',
    demo_level: 'Recognition',
    members_total: 'All members',
    farmer_members: 'Farmers among the members',
    organisation_members: 'Organisations among the members',
    accepts_charter: 'Accepts the charter',
    joined_on: 'Member since',
  },
);
