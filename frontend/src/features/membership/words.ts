import type { Schemas } from '../../api/client';
import { dictionary } from '../../app/words/dictionary';

export const applicationStatusWords = dictionary<Record<Schemas['ApplicationStatus'], string>>(
  {
    draft: '草稿',
    submitted: '待乡镇受理',
    town_review: '乡镇审核中',
    county_review: '县级审核中',
    council_approved: '理事会已通过',
    publicity: '公示中',
    admitted: '已入会',
    returned: '已退回补正',
    rejected: '未通过',
    withdrawn: '已撤回',
  },
  {
    draft: 'Draft',
    submitted: 'Waits for the town',
    town_review: 'Town checks',
    county_review: 'County checks',
    council_approved: 'Council approved',
    publicity: 'Made public',
    admitted: 'Admitted',
    returned: 'Sent back',
    rejected: 'Rejected',
    withdrawn: 'Withdrawn',
  },
);

export const waitsForWords = dictionary<Record<Schemas['WaitsFor'], string>>(
  {
    applicant: '等待申请人补正',
    town: '等待乡镇农合联审核',
    county: '等待县联社审核',
    council: '等待理事会审议',
    office: '等待县联社办理公示和入会',
    nobody: '已办结',
  },
  {
    applicant: 'Waits for the applicant',
    town: 'Waits for the town federation',
    county: 'Waits for the county federation',
    council: 'Waits for the council',
    office: 'Waits for the county office',
    nobody: 'Closed',
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

/** The figure found and the figure asked for; shares are in per cent. */
export const warningWords = dictionary<Record<Schemas['WarningKind'], (figure: string, limit: string) => string>>(
  {
    too_few_members: (figure, limit) => `成员共 ${figure} 名，合作社一般不少于 ${limit} 名`,
    too_many_organisations: (figure, limit) => `单位成员 ${figure} 名，成员不足二十名时不超过 ${limit} 名`,
    organisation_share_too_high: (figure, limit) => `单位成员占 ${figure}%，超过 ${limit}%`,
    farmer_share_too_low: (figure, limit) => `农民成员占 ${figure}%，低于 ${limit}%`,
    too_few_member_coops: (figure, limit) => `成员社 ${figure} 家，联合社一般不少于 ${limit} 家`,
    organisation_code_check: () => '信用代码中的组织机构代码校验位不符，请对照营业执照核实',
  },
  {
    too_few_members: (figure, limit) => `${figure} members; a cooperative has at least ${limit}`,
    too_many_organisations: (figure, limit) => `${figure} organisations among the members; at most ${limit} if small`,
    organisation_share_too_high: (figure, limit) => `Organisations are ${figure}% of the members, above ${limit}%`,
    farmer_share_too_low: (figure, limit) => `Farmers are ${figure}% of the members, below ${limit}%`,
    too_few_member_coops: (figure, limit) => `${figure} member cooperatives; a union has at least ${limit}`,
    organisation_code_check: () => 'A check digit inside the credit code is off. Compare it with the licence.',
  },
);

type Told = Extract<Schemas['EventKind'], `application.${string}` | `member.${string}` | 'account.activated'>;

export const eventWords = dictionary<Record<Told, string>>(
  {
    'application.submitted': '提交申请',
    'application.edited': '修改申请内容',
    'application.taken_up': '乡镇受理',
    'application.passed_town': '乡镇审核通过',
    'application.passed_county': '县级审核通过',
    'application.approved': '理事会审议通过',
    'application.published': '开始公示',
    'application.returned': '退回补正',
    'application.rejected': '不予通过',
    'application.withdrawn': '申请人撤回',
    'application.objected': '登记异议',
    'application.objection_resolved': '答复异议',
    'application.admitted': '批准入会',
    'member.admitted': '成为会员',
    'member.unmasked': '查看完整个人信息',
    'member.imported': '随名册导入成为会员',
    'member.import_updated': '按名册更新资料',
    'member.import_undone': '撤销名册导入',
    'account.activated': '启用账号',
  },
  {
    'application.submitted': 'Handed in',
    'application.edited': 'Form changed',
    'application.taken_up': 'Taken up by the town',
    'application.passed_town': 'Passed by the town',
    'application.passed_county': 'Passed by the county',
    'application.approved': 'Approved by the council',
    'application.published': 'Made public',
    'application.returned': 'Sent back',
    'application.rejected': 'Rejected',
    'application.withdrawn': 'Withdrawn by the applicant',
    'application.objected': 'Objection entered',
    'application.objection_resolved': 'Objection answered',
    'application.admitted': 'Admitted',
    'member.admitted': 'Became a member',
    'member.unmasked': 'Personal data shown in full',
    'member.imported': 'Became a member with a roster',
    'member.import_updated': 'Updated by a roster',
    'member.import_undone': 'Roster entry undone',
    'account.activated': 'Account opened',
  },
);

export const fieldWords = dictionary(
  {
    memberType: '会员类型',
    name: '名称',
    personName: '姓名',
    shortName: '简称（选填）',
    identity: '证件号码',
    address: '详细地址',
    division: '所在村（社区）',
    industries: '经营产业（可多选）',
    scale: '经营规模',
    contactName: '联系人',
    contactMobile: '联系手机',
    legalPerson: '法定代表人',
    legalName: '法定代表人姓名',
    legalResidentId: '法定代表人身份证号码',
    legalMobile: '法定代表人手机',
    organisation: '登记与经营情况',
    registeredCapital: '注册资本（元）',
    establishedOn: '成立日期',
    annualRevenue: '上年营业收入（元）',
    employees: '从业人数',
    householdsDriven: '带动农户数',
    demoLevel: '示范等级',
    composition: '成员构成',
    membersTotal: '成员总数',
    farmerMembers: '其中农民成员',
    organisationMembers: '其中单位成员',
    persons: (count: number) => `${count} 人`,
    households: (count: number) => `${count} 户`,
    members: (count: number) => `${count} 名`,
  },
  {
    memberType: 'Type of member',
    name: 'Name',
    personName: 'Name',
    shortName: 'Name in daily use (optional)',
    identity: 'Identity number',
    address: 'Address',
    division: 'Village',
    industries: 'What you grow, keep or do (one or more)',
    scale: 'Size of the business',
    contactName: 'Whom to call',
    contactMobile: 'Mobile number',
    legalPerson: 'Legal representative',
    legalName: 'Name of the legal representative',
    legalResidentId: 'Resident number of the legal representative',
    legalMobile: 'Mobile number of the legal representative',
    organisation: 'Registration and business',
    registeredCapital: 'Registered capital (yuan)',
    establishedOn: 'Founded on',
    annualRevenue: 'Revenue of last year (yuan)',
    employees: 'People employed',
    householdsDriven: 'Farming households that live by it',
    demoLevel: 'Recognised as an example',
    composition: 'Members',
    membersTotal: 'All members',
    farmerMembers: 'Farmers among them',
    organisationMembers: 'Organisations among them',
    persons: (count: number) => String(count),
    households: (count: number) => String(count),
    members: (count: number) => String(count),
  },
);
