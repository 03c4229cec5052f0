import type { Schemas } from '../../../api/client';
import { dictionary } from '../../../app/words/dictionary';

export const transferStatusWords = dictionary<Record<Schemas['TransferStatus'], string>>(
  { proposed: '待接收方决定', accepted: '已接收', refused: '已退回', cancelled: '已撤回' },
  { proposed: 'Waits for the other town', accepted: 'Accepted', refused: 'Refused', cancelled: 'Taken back' },
);

export const transferVerbWords = dictionary<Record<Schemas['TransferVerb'], string>>(
  { accept: '接收会员', refuse: '退回转移', cancel: '撤回转移' },
  { accept: 'Accept the member', refuse: 'Refuse the move', cancel: 'Take the move back' },
);

export const transferConsequenceWords = dictionary<Record<Schemas['TransferVerb'], string>>(
  {
    accept: '接收后会员即归属本乡镇，会员编号、权利、信用等级和地块随之转入；已有预约仍由原乡镇办结。',
    refuse: '会员仍留在原乡镇，原乡镇会看到这里的意见。',
    cancel: '会员仍留在原乡镇，可重新提出转移。',
  },
  {
    accept:
      'The member belongs here from now on, with its number, rights, rating and plots; bookings stay where they were made.',
    refuse: 'The member stays where it is; its town reads this.',
    cancel: 'The member stays where it is; a move can be proposed again.',
  },
);

export const transferWords = dictionary(
  {
    transfers: '会员转移',
    transfer: (name: string) => `会员转移：${name}`,
    member: '会员',
    number: '会员编号',
    status: '状态',
    from: '转出',
    to: '转入',
    reason: '转移原因',
    proposed: '提出',
    decided: '决定',
    decisionReason: '办理意见',
    hand: (by: string, on: string) => `${by}，${on}`,
    none: '没有转移记录',
    noneFound: '没有符合条件的转移',
    anyStatus: '全部状态',
    keepsRights: '转移办理期间会员资格和权利不受影响，仍由转出乡镇服务。',
    reasonLabel: '意见',
    reasonMissing: '请填写意见',
    done: '已办理',
  },
  {
    transfers: 'Moves between towns',
    transfer: (name: string) => `Move to another town: ${name}`,
    member: 'Member',
    number: 'Member number',
    status: 'Status',
    from: 'From',
    to: 'To',
    reason: 'Why',
    proposed: 'Proposed',
    decided: 'Decided',
    decisionReason: 'Reason',
    hand: (by: string, on: string) => `${by}, ${on}`,
    none: 'No moves',
    noneFound: 'No such moves',
    anyStatus: 'Any status',
    keepsRights: 'Until it is decided the member keeps all rights and is served by its present town.',
    reasonLabel: 'Reason',
    reasonMissing: 'Give a reason',
    done: 'Done',
  },
);
