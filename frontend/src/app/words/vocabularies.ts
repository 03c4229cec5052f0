import type { Schemas } from '../../api/client';
import { dictionary } from './dictionary';

/** Closed lists of the API that more than one feature shows. Those of a single feature stand in its own words. */
export const roleWords = dictionary<Record<Schemas['Role'], string>>(
  {
    administrator: '系统管理员',
    security_administrator: '安全管理员',
    auditor: '审计员',
    county_officer: '县联社工作人员',
    reviewer: '复核员',
    town_officer: '乡镇农合联工作人员',
    provider: '服务主体',
    member: '会员',
  },
  {
    administrator: 'Administrator',
    security_administrator: 'Security administrator',
    auditor: 'Auditor',
    county_officer: 'County officer',
    reviewer: 'Reviewer',
    town_officer: 'Town officer',
    provider: 'Service provider',
    member: 'Member',
  },
);

export const memberTypeWords = dictionary<Record<Schemas['MemberType'], string>>(
  {
    family_farm: '家庭农场',
    large_grower: '种养大户',
    coop: '农民专业合作社',
    coop_union: '合作社联合社',
    enterprise: '农业企业',
    service_org: '涉农服务单位',
    individual: '个人会员',
    village_eco: '村经济合作社',
  },
  {
    family_farm: 'Family farm',
    large_grower: 'Large grower',
    coop: "Farmers' cooperative",
    coop_union: 'Union of cooperatives',
    enterprise: 'Agricultural enterprise',
    service_org: 'Service body',
    individual: 'Individual member',
    village_eco: 'Village collective',
  },
);

export const memberStatusWords = dictionary<Record<Schemas['MemberStatus'], string>>(
  {
    active: '正式会员',
    suspended: '暂停资格',
    withdrawing: '退会办理中',
    transfer_in_progress: '转移办理中',
    withdrawn: '已退会',
    expelled: '已除名',
    lapsed: '已注销',
    merged: '已合并',
  },
  {
    active: 'Member',
    suspended: 'Suspended',
    withdrawing: 'Leaving',
    transfer_in_progress: 'Moving to another town',
    withdrawn: 'Left',
    expelled: 'Expelled',
    lapsed: 'Lapsed',
    merged: 'Merged',
  },
);

export const unitKindWords = dictionary<Record<Schemas['UnitKind'], string>>(
  {
    province_federation: '省级农合联',
    city_federation: '市级农合联',
    county_federation: '县级农合联',
    supply_marketing_federation: '供销社联合社',
    town_federation: '乡镇农合联',
    industry_federation: '产业农合联',
    grassroots_coop: '基层供销社',
    coop_owned_enterprise: '社有企业',
    farmer_coop: '农民合作社',
  },
  {
    province_federation: 'Province federation',
    city_federation: 'City federation',
    county_federation: 'County federation',
    supply_marketing_federation: 'Supply and marketing federation',
    town_federation: 'Town federation',
    industry_federation: 'Industry federation',
    grassroots_coop: 'Grassroots co-op',
    coop_owned_enterprise: 'Co-op owned enterprise',
    farmer_coop: "Farmers' co-op",
  },
);

export const siteKindWords = dictionary<Record<Schemas['SiteKind'], string>>(
  {
    agri_service_centre: '现代农业服务中心',
    village_service_station: '村级综合服务社',
    plant_hospital: '庄稼医院',
    input_outlet: '农资门店',
    agency_point: '农信担保代办点',
    brand_shop: '区域公用品牌店',
    neighbourhood_canteen: '邻里食堂',
    recycling_point: '废弃物回收点',
  },
  {
    agri_service_centre: 'Agricultural service centre',
    village_service_station: 'Village service station',
    plant_hospital: 'Plant hospital',
    input_outlet: 'Farm input outlet',
    agency_point: 'Guarantee agency point',
    brand_shop: 'Regional brand shop',
    neighbourhood_canteen: 'Neighbourhood canteen',
    recycling_point: 'Recycling point',
  },
);

export const checkKindWords = dictionary<Record<Schemas['CheckKind'], string>>(
  { papers: '材料核验', identity: '证件号码核查', duplicate: '重复登记核查' },
  { papers: 'Entries against the papers', identity: 'Identity number', duplicate: 'Duplicates' },
);

/** What is to be done next. */
export const todoKindWords = dictionary<Record<Schemas['TodoKind'], string>>(
  {
    'application.town_check': '入会申请待乡镇审核',
    'application.county_check': '入会申请待县级审核',
    'application.council': '待登记理事会审议结果',
    'application.publish': '入会申请待公示',
    'application.objection': '公示异议待答复',
    'application.admit': '公示期满待批准入会',
    'application.correct': '代填的申请待补正',
    'rating.declare': '信用评定待自评申报',
    'rating.survey': '信用评定待乡镇调查',
    'rating.score': '信用评定待评分',
    'rating.review': '信用评定待复核',
    'rating.publish': '评定结果待公示',
    'rating.appeal': '评定异议待裁定',
    'rating.take_effect': '公示期满待生效',
    'booking.confirm': '预约待确认',
    'booking.dispatch': '预约待派单',
    'booking.start': '作业待开始',
    'booking.record': '作业待登记',
    'booking.postpone': '因天气暂停，待改期',
    'booking.accept': '作业待验收',
    'booking.settle': '预约待结算',
  },
  {
    'application.town_check': 'Application to be checked by the town',
    'application.county_check': 'Application to be checked by the county',
    'application.council': "Council's decision to be entered",
    'application.publish': 'Decision to be made public',
    'application.objection': 'Objection to be answered',
    'application.admit': 'Publicity over, applicant to be admitted',
    'application.correct': 'Application to be corrected for the applicant',
    'rating.declare': 'Own figures to be declared',
    'rating.survey': 'Survey for a rating',
    'rating.score': 'Rating to be scored',
    'rating.review': 'Rating to be reviewed',
    'rating.publish': 'Rating to be made public',
    'rating.appeal': 'Appeal to be decided',
    'rating.take_effect': 'Publicity over, rating to take effect',
    'booking.confirm': 'Booking to be confirmed',
    'booking.dispatch': 'Crew to be sent',
    'booking.start': 'Work to be begun',
    'booking.record': 'Work to be recorded',
    'booking.postpone': 'Held for weather, another day to be named',
    'booking.accept': 'Work to be accepted',
    'booking.settle': 'Booking to be settled',
  },
);

/** Where long work stands. */
export const jobStateWords = dictionary<Record<Schemas['JobState'], string>>(
  {
    queued: '等待处理',
    running: '处理中',
    cancelling: '正在停止',
    done: '已完成',
    failed: '处理失败',
    cancelled: '已停止',
  },
  {
    queued: 'Waiting',
    running: 'Running',
    cancelling: 'Stopping',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Stopped',
  },
);

/** What long work does. */
export const jobKindWords = dictionary<Record<Schemas['JobKind'], string>>(
  { roster_check: '名册核对', roster_commit: '名册入册' },
  { roster_check: 'Check of a roster', roster_commit: 'Entry of a roster' },
);

/** What a document proves. */
export const documentKindWords = dictionary<Record<Schemas['DocumentKind'], string>>(
  {
    identity_card: '身份证',
    licence: '营业执照',
    member_list: '成员名册',
    charter: '章程',
    directory_listing: '家庭农场名录证明',
    land_contract: '土地承包（流转）合同',
    village_certificate: '村级证明',
    leading_enterprise: '农业龙头企业证书',
    trade_permit: '行业许可证',
    signed_form: '签字盖章的申请表',
    authorisation: '授权委托书',
    other: '其他材料',
  },
  {
    identity_card: 'Resident identity card',
    licence: 'Business licence',
    member_list: 'List of members',
    charter: 'Charter',
    directory_listing: 'Proof of listing as a family farm',
    land_contract: 'Land contract',
    village_certificate: 'Certificate of the village',
    leading_enterprise: 'Certificate of a leading enterprise',
    trade_permit: 'Trade permit',
    signed_form: 'Signed application form',
    authorisation: 'Letter of authorisation',
    other: 'Other',
  },
);
