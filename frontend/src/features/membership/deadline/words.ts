import { dictionary } from '../../../app/words/dictionary';

export const deadlineWords = dictionary(
  {
    today: '今天到期',
    workDaysLeft: (days: number) => `还剩 ${days} 个工作日`,
    workDaysOver: (days: number) => `已逾期 ${days} 个工作日`,
    passed: '已逾期',
    daysLeft: (days: number) => `还剩 ${days} 天`,
    daysOver: (days: number) => `已过 ${days} 天`,
  },
  {
    today: 'due today',
    workDaysLeft: (days: number) => `working days left: ${days}`,
    workDaysOver: (days: number) => `working days overdue: ${days}`,
    passed: 'overdue',
    daysLeft: (days: number) => `days left: ${days}`,
    daysOver: (days: number) => `days since: ${days}`,
  },
);
