import type { Schemas } from '../../api/client';
import { dictionary } from '../../app/words/dictionary';

export const jobsWords = dictionary(
  {
    jobs: '后台任务',
    mine: '您提交的任务，最近的在前。离开页面或重启服务都不会中断。',
    ofUnit: (unit: string) => `数据范围：${unit}及下属单位，最近的在前`,
    kind: '任务',
    anyKind: '全部任务',
    state: '状态',
    anyState: '全部状态',
    progress: '进度',
    begun: '提交时间',
    finished: '结束时间',
    result: '结果',
    download: '下载结果表',
    resultName: '处理结果.xlsx',
    noJobs: '没有符合条件的任务。上传会员名册后，核对和入册的进度会显示在这里。',
  },
  {
    jobs: 'Jobs',
    mine: 'The work that you began, newest first. It goes on when you leave the page or the server restarts.',
    ofUnit: (unit: string) => `Data scope: ${unit} and the units below it, newest first`,
    kind: 'Job',
    anyKind: 'Any job',
    state: 'State',
    anyState: 'Any state',
    progress: 'Progress',
    begun: 'Begun',
    finished: 'Ended',
    result: 'Result',
    download: 'Download the result',
    resultName: 'result.xlsx',
    noJobs: 'No such jobs. The check and the entry of a roster appear here once you hand one in.',
  },
);

export const jobKindWords = dictionary<Record<Schemas['JobKind'], string>>(
  { roster_check: '核对会员名册', roster_commit: '会员名册入册' },
  { roster_check: 'Check of a roster', roster_commit: 'Entry of a roster' },
);
