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
    withdrawn: '已退会',
    expelled: '已除名',
    lapsed: '已注销',
    merged: '已合并',
  },
  {
    active: 'Member',
    suspended: 'Suspended',
    withdrawing: 'Leaving',
    withdrawn: 'Left',
    expelled: 'Expelled',
    lapsed: 'Lapsed',
    merged: 'Merged',
  },
);
