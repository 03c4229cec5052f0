import type { ApiProblem, ProblemCode } from '../../api/client';
import { dictionary, useWords } from './dictionary';

/** Exhaustive on purpose: a refusal that the server can give and nobody translated does not compile. */
export const problemWords = dictionary<Record<ProblemCode, string>>(
  {
    unreachable: '无法连接服务器，请检查网络后重试',
    unauthenticated: '登录已失效，请重新登录',
    sign_in_failed: '账号或密码不正确',
    account_locked: '尝试次数过多，账号已暂时锁定，请稍后再试',
    forbidden: '您没有此项权限',
    not_found: '记录不存在，或不在您的数据范围内',
    invalid: '填写的内容有误，请按提示修改',
    stale: '记录已被他人修改，请刷新后重试',
    refused: '数据不符合约束，未保存',
    too_many_requests: '操作过于频繁，请稍后再试',
    busy: '系统繁忙，请稍后重试',
    internal: '系统出错，已记录，请稍后重试',
  },
  {
    unreachable: 'The server cannot be reached. Check the network and try again.',
    unauthenticated: 'Your session has ended. Please sign in again.',
    sign_in_failed: 'The account or the password is not right.',
    account_locked: 'Too many attempts. The account is locked for a while.',
    forbidden: 'You do not have this permission.',
    not_found: 'The record does not exist or is outside your data scope.',
    invalid: 'Some entries are not right. Please correct them as shown.',
    stale: 'Somebody else changed this record. Refresh and try again.',
    refused: 'The data breaks a constraint and was not saved.',
    too_many_requests: 'Too many requests. Please wait a moment.',
    busy: 'The system is busy. Please try again shortly.',
    internal: 'The system failed. The failure was recorded; please try again later.',
  },
);

/** What to tell the person. A server newer than this build may send a code that only it has words for. */
export function useProblemText(): (problem: ApiProblem) => string {
  const words = useWords(problemWords);
  return ({ code, title }) => (Object.hasOwn(words, code) ? words[code] : title);
}
