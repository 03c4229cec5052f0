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
  },
  {
    active: 'Member',
    suspended: 'Suspended',
    withdrawing: 'Leaving',
    transfer_in_progress: 'Moving to another town',
    withdrawn: 'Left',
    expelled: 'Expelled',
    lapsed: 'Lapsed',
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
