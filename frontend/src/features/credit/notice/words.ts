import { dictionary } from '../../../app/words/dictionary';

export const noticeWords = dictionary(
  {
    title: '评级结果通知书',
    heading: '信用等级评定结果通知书',
    print: '打印',
    to: (name: string, number: string) => `${name}（会员编号 ${number}）：`,
    body: (card: string, version: number, day: string, total: number, grade: string) =>
      `按照《${card}》（第 ${version} 版），经资料核实、评分、评审和公示，您在 ${day} 的评定总分为 ${total} 分，信用等级为 ${grade} 级。`,
    vetoed: (veto: string) => `因有一票否决事项（${veto}），信用等级定为 C 级，不推荐额度。`,
    lowered: (grade: string) => `有效期内等级经调整，目前为 ${grade} 级。`,
    revoked: (veto: string) => `本评级因一票否决事项（${veto}）被撤销，剩余有效期内按 C 级对待。`,
    validity: (from: string, until: string) => `本等级有效期自 ${from} 起，至 ${until} 止。`,
    line: (amount: string) => `推荐额度为 ${amount}，供农商银行参考，实际授信以银行审批为准。`,
    noLine: '本次评级不推荐额度。',
    points: '得分情况',
    group: '评价内容',
    earned: '得分',
    most: '满分',
    sum: '合计',
    ask: '对结果有疑问，请持本通知书到所在乡镇农合联查询每一项的评分依据。',
    seal: '（盖章）',
    notYet: '评级生效后才有通知书。',
  },
  {
    title: 'Notice of the rating',
    heading: 'Notice of a credit rating',
    print: 'Print',
    to: (name: string, number: string) => `${name} (member ${number}):`,
    body: (card: string, version: number, day: string, total: number, grade: string) =>
      `By the ${card} (version ${version}), after checks, scoring, review and publicity, you earned ${total} points on ${day}. Your credit grade is ${grade}.`,
    vetoed: (veto: string) => `Because of a veto (${veto}) the grade is C and no line is suggested.`,
    lowered: (grade: string) => `The grade was changed within the term and is now ${grade}.`,
    revoked: (veto: string) =>
      `The rating was ended by a veto (${veto}); it counts as grade C for the rest of its term.`,
    validity: (from: string, until: string) => `It holds from ${from} to ${until}.`,
    line: (amount: string) => `The suggested line is ${amount}. The rural commercial bank decides what it grants.`,
    noLine: 'No line is suggested.',
    points: 'Points',
    group: 'Part',
    earned: 'Points',
    most: 'Most',
    sum: 'Total',
    ask: 'If you have questions, bring this notice to your town federation and ask for the reason of each point.',
    seal: '(seal)',
    notYet: 'There is a notice once the rating is in force.',
  },
);
