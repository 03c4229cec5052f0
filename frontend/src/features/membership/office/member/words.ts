import type { Schemas } from '../../../../api/client';
import { dictionary } from '../../../../app/words/dictionary';

export const memberVerbWords = dictionary<Record<Schemas['MemberVerb'], string>>(
  {
    suspend: '暂停资格',
    reinstate: '恢复资格',
    give_notice: '登记退会申请',
    call_off_notice: '撤回退会申请',
    approve_withdrawal: '批准退会',
    lapse: '注销资格',
    open_expulsion: '提请除名',
    propose_transfer: '转到其他乡镇',
    request_change: '申请资料变更',
  },
  {
    suspend: 'Suspend',
    reinstate: 'Reinstate',
    give_notice: 'Take a notice',
    call_off_notice: 'Call the notice off',
    approve_withdrawal: 'Approve the notice',
    lapse: 'Let it lapse',
    open_expulsion: 'Open a case of expulsion',
    propose_transfer: 'Move to another town',
    request_change: 'Ask for a change',
  },
);

const leaving = {
  chinese:
    '会员资格今天终止：表决权即时停止，现有信用等级失效，不再受理新的担保申请，会员账号停用，退出所有产业农合联；已有的服务预约和租赁履行到期。',
  english:
    'Membership ends today: no vote, the rating in force expires, no new guarantees, the account closes, industry federations end. Bookings and leases go on to their end.',
};

/** What a deed brings about, for who is about to do it (R1.14 to R1.16). */
export const memberConsequenceWords = dictionary<Record<Schemas['MemberVerb'], string>>(
  {
    suspend: '暂停期间不能表决、预约服务和参加评级，查清或补缴后可恢复。会员会看到这里的说明。',
    reinstate: '恢复后会员权利即时恢复。会员会看到这里的说明。',
    give_notice: '凭会员的书面申请登记。须由登记人以外的人员批准，批准之日会员资格终止；批准前可撤回。',
    call_off_notice: '撤回后恢复为正式会员。',
    approve_withdrawal: leaving.chinese,
    lapse: `用于主体已注销或会员亡故。${leaving.chinese}`,
    open_expulsion: '今天书面告知会员。会员在规定的工作日内可陈述申辩，期满后由理事会表决；其间不办理退会和转移。',
    propose_transfer: '由转入乡镇决定是否接收。办理期间会员资格和权利不变，仍归本乡镇。',
    request_change: '填写要变更的项目和证明材料，由其他人员核对。',
  },
  {
    suspend: 'No vote, no booking, no rating until it is cleared up. The member reads what you write.',
    reinstate: 'All rights are back at once. The member reads what you write.',
    give_notice: 'On the written notice of the member. Somebody else approves it, and membership ends that day.',
    call_off_notice: 'The membership goes on as before.',
    approve_withdrawal: leaving.english,
    lapse: `For somebody struck off or dead. ${leaving.english}`,
    open_expulsion:
      'The member has notice today and working days to be heard; then the council votes. Meanwhile no leaving and no move.',
    propose_transfer: 'The other town decides. Until then the member stays here with all rights.',
    request_change: 'Say what changes and what proves it; somebody else checks it.',
  },
);

export const cardReturnWords = dictionary<Record<Schemas['CardReturn'], string>>(
  { returned: '会员证已交回', declared_lost: '会员证已声明遗失' },
  { returned: 'The card was handed back', declared_lost: 'The card was declared lost' },
);

export const memberWords = dictionary(
  {
    standing: '去留事项',
    record: '登记信息',
    timeline: '办理过程',
    verbs: '办理事项',
    since: (day: string) => `${day} 起`,
    caseOpen: '理事会除名事项在办',
    changeOpen: (fields: string) => `资料变更在办：${fields}`,
    moving: (town: string) => `正在转往${town}`,
    look: '查看',
    mergedInto: (number: string) => `本记录已并入会员 ${number}`,
    warnings: '请核实以下情况',
    suspendedFor: '暂停原因',
    lapsedFor: '注销原因',
    card: '会员证',
    grounds: '除名事由',
    notice: '书面告知内容',
    noticeHelp: '会员会读到全文',
    town: '转入乡镇',
    reason: '说明',
    reasonHelp: '会员会看到这里的内容',
    missing: '请填写此项',
    done: '已办理',
    noVerbs: '您的岗位没有可办理的事项。',
    noEvents: '还没有办理记录',
    changedFields: (fields: string) => `变更项目：${fields}`,
    why: (code: string) => `原因：${code}`,
    contactAs: (role: string) => `联系人身份：${role}`,
  },
  {
    standing: 'Staying and leaving',
    record: 'Entries',
    timeline: 'History',
    verbs: 'What can be done',
    since: (day: string) => `since ${day}`,
    caseOpen: 'The council has a case of expulsion',
    changeOpen: (fields: string) => `A change is on its way: ${fields}`,
    moving: (town: string) => `Moving to ${town}`,
    look: 'Show it',
    mergedInto: (number: string) => `This record was merged into the member ${number}`,
    warnings: 'Please look into this',
    suspendedFor: 'Why it is suspended',
    lapsedFor: 'Why it lapses',
    card: 'Card',
    grounds: 'Grounds',
    notice: 'Written notice',
    noticeHelp: 'The member reads it in full',
    town: 'Town that takes the member',
    reason: 'Reason',
    reasonHelp: 'The member reads this',
    missing: 'Fill this in',
    done: 'Done',
    noVerbs: 'There is nothing here for your post to do.',
    noEvents: 'Nothing has happened yet',
    changedFields: (fields: string) => `Entries: ${fields}`,
    why: (code: string) => `Why: ${code}`,
    contactAs: (role: string) => `Contact: ${role}`,
  },
);
