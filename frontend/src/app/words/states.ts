import type { Schemas } from '../../api/client';
import { dictionary } from './dictionary';

/** Where the records of each context stand: their own pages show it, and so does the trail. */
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

export const ratingStatusWords = dictionary<Record<Schemas['RatingStatus'], string>>(
  {
    draft: '待申报',
    self_declared: '已申报',
    data_pulled: '已取平台数据',
    town_surveyed: '待评分',
    scored: '待评审',
    committee_reviewed: '待公示',
    publicity: '公示中',
    appealed: '申诉处理中',
    effective: '有效',
    downgraded: '已降级',
    revoked: '已撤销',
    expired: '已到期',
    re_rated: '已重新评级',
  },
  {
    draft: 'To be declared',
    self_declared: 'Declared',
    data_pulled: 'Platform data taken in',
    town_surveyed: 'To be scored',
    scored: 'To be reviewed',
    committee_reviewed: 'To be made public',
    publicity: 'Made public',
    appealed: 'Under appeal',
    effective: 'In force',
    downgraded: 'Lowered',
    revoked: 'Revoked',
    expired: 'Expired',
    re_rated: 'Replaced',
  },
);

export const bookingStatusWords = dictionary<Record<Schemas['BookingStatus'], string>>(
  {
    placed: '待确认',
    confirmed: '待派工',
    dispatched: '已派工',
    in_progress: '作业中',
    weather_hold: '因天气暂停',
    work_done: '待验收',
    rework: '待返工',
    accepted: '待结算',
    settled: '已结算',
    cancelled: '已取消',
  },
  {
    placed: 'To be confirmed',
    confirmed: 'Crew to be sent',
    dispatched: 'Crew sent',
    in_progress: 'At work',
    weather_hold: 'On weather hold',
    work_done: 'To be accepted',
    rework: 'To be redone',
    accepted: 'To be settled',
    settled: 'Settled',
    cancelled: 'Cancelled',
  },
);

export const pairStatusWords = dictionary<Record<Schemas['PairStatus'], string>>(
  {
    open: '待核实',
    dismissed: '不是重复',
    proposed: '待合并',
    merged: '已合并',
  },
  {
    open: 'To be looked at',
    dismissed: 'Not the same',
    proposed: 'To be merged',
    merged: 'Merged',
  },
);
