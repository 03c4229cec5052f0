import type { Schemas } from '../../../../api/client';
import { dictionary } from '../../../../app/words/dictionary';
import type { TrailField } from './readings';

/** What the fields are called. */
export const fieldWords = dictionary<Record<TrailField, string>>(
  {
    status: '状态',
    role: '岗位角色',
    kind: '类型',
    name: '名称',
    login: '账号',
    password_to_change: '须更换密码',
    number: '编号',
    org_unit_id: '任职单位',
    other_id: '上级或并入单位',
    member_id: '会员',
    crew_id: '作业班组',
    on: '日期',
    closed_on: '关闭日期',
    work_on: '作业日期',
    from: '起始日期',
    until: '截止日期',
    start_at: '计划开始',
    end_at: '计划结束',
    field: '查看的信息',
    indicators: '评定指标',
    values: '归集的数据项数',
    total: '总分',
    grade: '信用等级',
    ruling: '裁定',
    cause: '下调原因',
    veto: '一票否决事项',
    registration_no: '农机号牌',
    leader_name: '班组负责人',
    area: '面积',
    limit: '每日作业能力',
    measured_area: '实测面积',
    accepted_area: '验收面积',
    payable: '应付金额',
    cancel_fee: '取消费用',
    subsidy: '补贴',
    farmer_pays: '农户自付',
  },
  {
    status: 'State',
    role: 'Role',
    kind: 'Kind',
    name: 'Name',
    login: 'Account',
    password_to_change: 'Password to be changed',
    number: 'Number',
    org_unit_id: 'Unit of the post',
    other_id: 'Unit above or merged into',
    member_id: 'Member',
    crew_id: 'Crew',
    on: 'Day',
    closed_on: 'Closed on',
    work_on: 'Day of work',
    from: 'From',
    until: 'Until',
    start_at: 'Planned start',
    end_at: 'Planned end',
    field: 'What was shown',
    indicators: 'Indicators',
    values: 'Values gathered',
    total: 'Total',
    grade: 'Grade',
    ruling: 'Ruling',
    cause: 'Cause',
    veto: 'Veto',
    registration_no: 'Registration number',
    leader_name: 'Leader of the crew',
    area: 'Area',
    limit: 'Capacity a day',
    measured_area: 'Area measured',
    accepted_area: 'Area accepted',
    payable: 'To be paid',
    cancel_fee: 'Fee for cancelling',
    subsidy: 'Subsidy',
    farmer_pays: 'Paid by the farmer',
  },
);

/** Reasons that the server gives itself, as codes. */
export const ownReasonWords = dictionary<Record<string, string>>(
  { token_reused: '登录凭证被重复使用，系统已强制退出' },
  { token_reused: 'A spent sign-in token was used again; the system ended the session' },
);

export const personalFields = dictionary<Record<Schemas['PersonalField'], string>>(
  {
    identity: '证件号码',
    contact_mobile: '联系手机',
    legal_resident_id: '法定代表人身份证号码',
    legal_mobile: '法定代表人手机',
  },
  {
    identity: 'Identity number',
    contact_mobile: 'Mobile number',
    legal_resident_id: 'Resident number of the legal representative',
    legal_mobile: 'Mobile number of the legal representative',
  },
);

export const rulingWords = dictionary<Record<Schemas['AppealRuling'], string>>(
  { upheld: '维持原结果', revised: '变更结果' },
  { upheld: 'Upheld', revised: 'Revised' },
);

export const causeWords = dictionary<Record<Schemas['DowngradeCause'], string>>(
  { overdue: '贷款逾期', abnormal_list: '列入经营异常名录', penalty: '受到行政处罚' },
  { overdue: 'Overdue loan', abnormal_list: 'On the list of abnormal operations', penalty: 'Administrative penalty' },
);

export const ratingStates = dictionary<Record<Schemas['RatingStatus'], string>>(
  {
    draft: '草稿',
    self_declared: '已自评申报',
    data_pulled: '已归集数据',
    town_surveyed: '乡镇已调查',
    scored: '已评分',
    committee_reviewed: '评定小组已复核',
    publicity: '公示中',
    appealed: '有异议',
    effective: '生效',
    downgraded: '已降级',
    revoked: '已撤销',
    expired: '已到期',
    re_rated: '已重新评定',
  },
  {
    draft: 'Draft',
    self_declared: 'Declared',
    data_pulled: 'Data gathered',
    town_surveyed: 'Surveyed by the town',
    scored: 'Scored',
    committee_reviewed: 'Reviewed',
    publicity: 'Made public',
    appealed: 'Appealed',
    effective: 'In force',
    downgraded: 'Downgraded',
    revoked: 'Revoked',
    expired: 'Expired',
    re_rated: 'Rated anew',
  },
);

export const bookingStates = dictionary<Record<Schemas['BookingStatus'], string>>(
  {
    placed: '待确认',
    confirmed: '已确认',
    dispatched: '已派单',
    in_progress: '作业中',
    weather_hold: '因天气暂停',
    work_done: '作业完成',
    rework: '返工',
    accepted: '已验收',
    settled: '已结算',
    cancelled: '已取消',
  },
  {
    placed: 'Placed',
    confirmed: 'Confirmed',
    dispatched: 'Dispatched',
    in_progress: 'In progress',
    weather_hold: 'Held for weather',
    work_done: 'Work done',
    rework: 'Rework',
    accepted: 'Accepted',
    settled: 'Settled',
    cancelled: 'Cancelled',
  },
);
