import { dictionary } from '../words/dictionary';

export const shellWords = dictionary(
  {
    skipToContent: '跳到正文',
    mainMenu: '主导航',
    openMenu: '打开导航菜单',
    closeMenu: '关闭导航菜单',
    greeting: (name: string) => `${name}，您好`,
    dataScope: (post: string) => `当前岗位：${post}`,
    quickEntries: '常用功能',
    signIn: '登录',
  },
  {
    skipToContent: 'Skip to content',
    mainMenu: 'Main navigation',
    openMenu: 'Open the navigation menu',
    closeMenu: 'Close the navigation menu',
    greeting: (name: string) => `Welcome, ${name}`,
    dataScope: (post: string) => `Present post: ${post}`,
    quickEntries: 'Where to go',
    signIn: 'Sign in',
  },
);

export const navigationWords = dictionary(
  {
    start: '首页',
    account: '我的',
    membership: '会员',
    applications: '入会申请',
    members: '会员名册',
    organisation: '组织',
    units: '组织架构',
    sites: '服务网点',
    security: '账号与审计',
    accounts: '账号管理',
    trail: '审计记录',
  },
  {
    start: 'Start',
    account: 'Account',
    membership: 'Membership',
    applications: 'Applications',
    members: 'Members',
    organisation: 'Organisation',
    units: 'Units',
    sites: 'Sites',
    security: 'Accounts and audit',
    accounts: 'Accounts',
    trail: 'Audit trail',
  },
);
