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
