import type { Schemas } from '../../api/client';
import { dictionary } from '../../app/words/dictionary';
import type { Happening } from './happenings';

export { ratingStatusWords } from '../../app/words/states';

export const cardKindWords = dictionary<Record<Schemas['CardKind'], string>>(
  { A: '合作社、企业评分卡', B: '家庭农场、种养大户评分卡' },
  { A: 'Card for cooperatives and enterprises', B: 'Card for family farms and large growers' },
);

export const sourceWords = dictionary<Record<Schemas['EvidenceSource'], string>>(
  {
    platform: '平台记录',
    document: '证明材料',
    declaration: '本人申报',
    village_assessment: '村级评议',
    bank: '银行反馈',
    survey: '实地调查',
  },
  {
    platform: 'Platform records',
    document: 'Papers on file',
    declaration: 'Declared by the member',
    village_assessment: 'Village assessment',
    bank: 'Reported by the bank',
    survey: 'Field survey',
  },
);

export const vetoWords = dictionary<Record<Schemas['VetoKind'], string>>(
  {
    V1: '列入失信被执行人名单',
    V2: '贷款逾期超过90天，或贷款列为次级以下',
    V3: '欠付担保公司代偿款',
    V4: '发生农产品质量安全事故，或查出禁用农药',
    V5: '发生生产安全死亡事故',
    V6: '本次申报材料造假',
    V7: '空壳社：连续12个月无经营、无纳税申报、无工资发放',
    V8: '涉及非法集资、赌博、毒品或黑恶犯罪',
    V9: '受到重大环保处罚',
    V10: '证照被吊销、注销，或列入严重违法失信名单',
    V11: '法定代表人无法履职',
  },
  {
    V1: "On the courts' list of dishonest debtors",
    V2: 'A loan overdue for more than 90 days, or classed substandard or worse',
    V3: 'Compensation owed to the guarantee company',
    V4: 'A produce safety accident, or a banned pesticide found',
    V5: 'A fatal accident at work',
    V6: 'Forged papers in this application',
    V7: 'A shell unit: no trade, tax filing or payroll for twelve months',
    V8: 'Illegal fund-raising, gambling, drugs or gang crime',
    V9: 'A serious environmental penalty',
    V10: 'Licence revoked or cancelled, or on the list of serious violations',
    V11: 'The legal representative is unable to act',
  },
);

export const lineTermWords = dictionary<Record<Schemas['LineTerm'], string>>(
  {
    cap: '本等级额度上限',
    net_assets: '按净资产折算',
    revenue: '按年营业收入折算',
    base: '本等级基础额度',
    household_assets: '按家庭资产折算',
    operating_income: '按家庭经营收入折算',
    existing_credit: '减：已用涉农贷款',
  },
  {
    cap: 'Cap of the grade',
    net_assets: 'Share of net assets',
    revenue: 'Share of yearly revenue',
    base: 'Base of the grade',
    household_assets: 'Share of household assets',
    operating_income: 'Share of operating income',
    existing_credit: 'Less farm credit already used',
  },
);

/** How the parts make the line; which sentence holds follows from the card. */
export const lineRuleWords = dictionary<Record<Schemas['CardKind'], string>>(
  {
    A: '取上限、净资产折算、营业收入折算三项中最小的一项，减去已用涉农贷款，舍去不足1万元的部分。',
    B: '基础额度加家庭资产、经营收入折算额，不超过上限，减去已用涉农贷款，舍去不足1万元的部分。',
  },
  {
    A: 'The least of the cap and the two shares, less the farm credit already used, down to whole 10,000 yuan.',
    B: 'The base and both shares, up to the cap, less the farm credit already used, down to whole 10,000 yuan.',
  },
);

export const figureWords = dictionary<Record<keyof Schemas['LineFigures'], string>>(
  {
    net_assets: '净资产',
    revenue: '年营业收入',
    household_assets: '家庭资产',
    operating_income: '家庭年经营收入',
    existing_credit: '已用涉农贷款余额',
  },
  {
    net_assets: 'Net assets',
    revenue: 'Yearly revenue',
    household_assets: 'Household assets',
    operating_income: 'Yearly operating income of the household',
    existing_credit: 'Farm credit in use',
  },
);

/** The unit of a number that is typed in. */
export const unitWords = dictionary<Record<Exclude<Schemas['ValueKind'], 'choice'>, string>>(
  { count: '个', years: '年', share: '%', multiple: '倍', money: '元', area: '亩' },
  { count: 'in all', years: 'years', share: '%', multiple: 'times', money: 'yuan', area: 'mu' },
);

export const creditWords = dictionary(
  {
    grade: '信用等级',
    noGrade: '未定级',
    points: (points: number, max: number) => `${points} / ${max} 分`,
    total: (points: number) => `总分 ${points} 分（满分 100 分）`,
    score: (points: number) => `${points} 分`,
    scoredOn: (day: string) => `${day} 评定`,
    value: '填报值',
    hit: '对应档次',
    from: '数据来源',
    origin: (source: string, day: string) => `${source}，${day}`,
    confirmedBy: (name: string) => `${name} 已核实`,
    unconfirmed: '待核实',
    unknown: '未填',
    raise: (band: string, points: number) => `若为“${band}”，可得 ${points} 分`,
    missing: '缺少已核实的数据，本项得 0 分',
    vetoedTitle: '有一票否决事项，等级定为 C 级，不推荐额度',
    revokedTitle: '已被一票否决撤销，剩余有效期内按 C 级对待，不推荐额度',
    notRatableTitle: '缺少的数据过多，暂不能定级',
    notRatableHelp: (points: number) => `缺少的指标共占 ${points} 分，超过 20 分。补齐并经核实后可以重新评分。`,
    missingPoints: (points: number) => `其中 ${points} 分因缺少数据未得`,
    line: '推荐额度',
    lineNote: '推荐额度供农商银行参考，实际授信以银行审批为准。',
    lineHow: '额度计算',
    validity: '有效期',
    days: (from: string, until: string) => `${from} 至 ${until}`,
    veto: '一票否决',
    lapsed: '已失效',
    since: (day: string) => `自 ${day}`,
    sinceUntil: (from: string, until: string) => `${from} 至 ${until}`,
    notice: '评级结果通知书',
    ratio: (numerator: string, denominator: string) => `${numerator} ÷ ${denominator}`,
    about: (parts: string, value: string) => `${parts}，约 ${value}`,
    byCalendar: '系统按期办理',
    expiring: '即将到期，请及时重新评级',
  },
  {
    grade: 'Credit grade',
    noGrade: 'Not graded',
    points: (points: number, max: number) => `${points} / ${max} points`,
    total: (points: number) => `${points} of 100 points`,
    score: (points: number) => `${points} points`,
    scoredOn: (day: string) => `scored on ${day}`,
    value: 'Value',
    hit: 'Band',
    from: 'Source',
    origin: (source: string, day: string) => `${source}, ${day}`,
    confirmedBy: (name: string) => `checked by ${name}`,
    unconfirmed: 'to be checked',
    unknown: 'Not stated',
    raise: (band: string, points: number) => `“${band}” would earn ${points} points`,
    missing: 'No checked value: 0 points',
    vetoedTitle: 'A veto is in force: grade C and no line',
    revokedTitle: 'Ended by a veto: grade C and no line for the rest of the term',
    notRatableTitle: 'Too much is missing for a grade',
    notRatableHelp: (points: number) =>
      `Indicators worth ${points} points have no checked value; at most 20 may be missing. Add them to be scored again.`,
    missingPoints: (points: number) => `${points} points are lost for want of data`,
    line: 'Suggested line',
    lineNote: 'The line is a suggestion. The rural commercial bank decides what it grants.',
    lineHow: 'Credit line',
    validity: 'Valid',
    days: (from: string, until: string) => `${from} to ${until}`,
    veto: 'Vetoes',
    lapsed: 'lapsed',
    since: (day: string) => `since ${day}`,
    sinceUntil: (from: string, until: string) => `${from} to ${until}`,
    notice: 'Notice of the rating',
    ratio: (numerator: string, denominator: string) => `${numerator} ÷ ${denominator}`,
    about: (parts: string, value: string) => `${parts}, about ${value}`,
    byCalendar: 'By the calendar',
    expiring: 'About to expire: time to be rated again',
  },
);

/** What a step was; three of them depend on where it began. */
export const stepWords = dictionary<Record<Happening, string>>(
  {
    draft: '发起评级',
    self_declared: '提交申报',
    data_pulled: '采集平台数据',
    town_surveyed: '完成实地调查',
    scored: '完成评分',
    committee_reviewed: '评审通过',
    publicity: '开始公示',
    appealed: '提出申诉',
    effective: '评级生效',
    downgraded: '降低一级',
    revoked: '一票否决撤销',
    expired: '评级到期',
    re_rated: '由新评级取代',
    returned: '退回补充',
    scored_again: '重新评分',
    appeal_upheld: '申诉不成立，继续公示',
    appeal_upheld_effective: '申诉不成立，评级生效',
    appeal_revised: '申诉成立，重新评分',
  },
  {
    draft: 'Opened',
    self_declared: 'Declared',
    data_pulled: 'Platform data taken in',
    town_surveyed: 'Surveyed in the field',
    scored: 'Scored',
    committee_reviewed: 'Agreed by the committee',
    publicity: 'Made public',
    appealed: 'Appealed against',
    effective: 'In force',
    downgraded: 'Lowered by one grade',
    revoked: 'Revoked by a veto',
    expired: 'Expired',
    re_rated: 'Replaced by a newer rating',
    returned: 'Sent back',
    scored_again: 'Scored again',
    appeal_upheld: 'Appeal dismissed, still public',
    appeal_upheld_effective: 'Appeal dismissed, in force',
    appeal_revised: 'Appeal granted, scored again',
  },
);
