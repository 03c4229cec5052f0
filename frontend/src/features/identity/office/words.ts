import type { Schemas } from '../../../api/client';
import { dictionary } from '../../../app/words/dictionary';

export const accountsWords = dictionary(
  {
    accounts: '账号管理',
    accountsNote: '按账号排列',
    search: '账号开头或姓名',
    status: '状态',
    anyStatus: '全部状态',
    role: '岗位角色',
    anyRole: '全部角色',
    noAccounts: '没有符合条件的账号',
    login: '账号',
    name: '姓名',
    createdAt: '创建时间',
    firstPassword: '密码',
    passwordToChange: '初始密码，尚未修改',
    passwordOwn: '已由本人设置',
    locked: '登录锁定',
    lockedUntil: (at: string) => `多次输错密码，锁定至 ${at}`,
    own: '这是您本人的账号，停用、重置密码和岗位变更须由他人办理。',
    posts: '任职岗位',
    mainPost: '登录时的岗位',
    withoutPost: '未授予岗位',
    noPosts: '尚未授予岗位，不能登录使用。',
    trail: '审计记录',
    ofAccount: '对此账号的操作',
    byAccount: '此账号所做的操作',
    create: '新建账号',
    createHelp: '账号建立后没有岗位，须由安全管理员授予岗位后才能使用。初始密码只显示一次。',
    loginHelp: '3 至 40 个字符：小写字母、数字、点、下划线和连字符',
    loginForm: '请使用 3 至 40 个小写字母、数字、点、下划线或连字符',
    required: '必填',
    reason: '事由',
    reasonHelp: '事由将记入审计记录',
    done: '已办理',
    grant: '授予岗位',
    grantHelp: '岗位决定此人能办什么、能看到哪些单位的数据。授予后此人须重新登录。',
    unit: '任职单位',
    unitHelp: '数据范围为该单位及其下级单位',
    provider: '所属服务主体',
    chooseProvider: '输入名称查找',
    endPost: '撤销岗位',
    endPostHelp: (post: string) => `撤销岗位“${post}”。此人须重新登录，不再能办理该岗位的业务。`,
    powers: '系统管理、安全管理、审计三类岗位互斥，同一账号只能担任其中一类。',
    shownOnce: '初始密码只显示这一次，请抄录或复制后交给本人。本人首次登录时须改成自己的密码。',
    passwordOf: (login: string) => `账号 ${login} 的初始密码`,
    copy: '复制账号和密码',
    copied: '已复制',
    copyFailed: '浏览器不允许复制，请手工抄录',
    handedOver: '已记下，关闭',
    copyText: (login: string, password: string) => `账号：${login}\n初始密码：${password}`,
  },
  {
    accounts: 'Accounts',
    accountsNote: 'Sorted by account',
    search: 'Beginning of the account, or name',
    status: 'State',
    anyStatus: 'Any state',
    role: 'Role',
    anyRole: 'Any role',
    noAccounts: 'No such accounts',
    login: 'Account',
    name: 'Name',
    createdAt: 'Created',
    firstPassword: 'Password',
    passwordToChange: 'First password, not changed yet',
    passwordOwn: 'Set by the person',
    locked: 'Lock',
    lockedUntil: (at: string) => `Locked until ${at} after wrong passwords`,
    own: 'This account is your own. Somebody else has to disable it, reset its password or change its posts.',
    posts: 'Posts',
    mainPost: 'Post at sign-in',
    withoutPost: 'No post yet',
    noPosts: 'No post has been granted, so the account cannot be used yet.',
    trail: 'Audit trail',
    ofAccount: 'What was done to this account',
    byAccount: 'What this account did',
    create: 'Create an account',
    createHelp:
      'The account has no post and reaches nothing until the security administrator grants one. The first password is shown once.',
    loginHelp: '3 to 40 characters: small letters, digits, dots, underscores and hyphens',
    loginForm: 'Use 3 to 40 small letters, digits, dots, underscores or hyphens',
    required: 'Needed',
    reason: 'Reason',
    reasonHelp: 'The reason stays in the audit trail',
    done: 'Done',
    grant: 'Grant a post',
    grantHelp: 'The post decides what the person can do and whose data they see. They have to sign in again.',
    unit: 'Unit',
    unitHelp: 'The data scope is this unit and all below it',
    provider: 'Provider',
    chooseProvider: 'Type a name',
    endPost: 'End the post',
    endPostHelp: (post: string) =>
      `Ends the post “${post}”. The person has to sign in again and can no longer act from it.`,
    powers: 'Administrator, security administrator and auditor exclude one another; an account can be one of them.',
    shownOnce:
      'The first password is shown this once. Write it down or copy it for its owner, who has to change it at the first sign-in.',
    passwordOf: (login: string) => `First password of ${login}`,
    copy: 'Copy account and password',
    copied: 'Copied',
    copyFailed: 'The browser does not allow copying. Write it down.',
    handedOver: 'Noted, close',
    copyText: (login: string, password: string) => `Account: ${login}\nFirst password: ${password}`,
  },
);

export const accountStatusWords = dictionary<Record<Schemas['AccountStatus'], string>>(
  { active: '正常', disabled: '已停用' },
  { active: 'Active', disabled: 'Disabled' },
);

type AccountDeed = 'disable' | 'enable' | 'unlock' | 'reset';

export const deedWords = dictionary<Record<AccountDeed, string>>(
  { disable: '停用账号', enable: '恢复账号', unlock: '解除锁定', reset: '重置密码' },
  { disable: 'Disable', enable: 'Enable', unlock: 'Lift the lock', reset: 'Reset the password' },
);

export const consequenceWords = dictionary<Record<AccountDeed, string>>(
  {
    disable: '此人立即退出所有设备，并且不能再登录。已有的岗位和办理记录保留，可随时恢复。',
    enable: '此人可以用原密码重新登录，按原有岗位办理业务。',
    unlock: '清除输错密码的次数，此人可以马上重新登录。请先核实来电人身份。',
    reset: '原密码立即失效，此人退出所有设备，须用新的初始密码登录并改成自己的密码。请先核实本人身份。',
  },
  {
    disable:
      'The person is signed out everywhere at once and cannot sign in. Posts and records stay; it can be undone.',
    enable: 'The person can sign in again with the old password and act from the posts held.',
    unlock: 'Forgets the wrong passwords, so that the person can sign in at once. Make sure who is asking.',
    reset:
      'The old password stops working and every device is signed out. The person signs in with a new first password and changes it. Make sure who is asking.',
  },
);

/** What a power is for, so that whoever holds it knows what to do and what is another's. */
export const dutyWords = dictionary(
  {
    title: '岗位职责',
    administrator: [
      '建立和调整组织架构，开设和关闭服务网点。',
      '新建、停用、恢复账号，为忘记密码的人重置密码。',
      '授予岗位、解除登录锁定由安全管理员办理；您看不到会员和业务数据。',
    ],
    security_administrator: [
      '为账号授予和撤销岗位，任职单位决定数据范围。',
      '核实身份后，为多次输错密码的人解除登录锁定。',
      '新建、停用账号和重置密码由系统管理员办理；您看不到会员和业务数据。',
    ],
    auditor: [
      '查阅审计记录：谁在何时、以什么岗位、对哪条记录改了什么、事由是什么。',
      '查阅账号及其岗位、组织架构、会员和业务记录。',
      '您只能查看，不能修改任何数据。',
    ],
  },
  {
    title: 'What this post is for',
    administrator: [
      'Found and move units, open and close sites.',
      'Create, disable and enable accounts; reset forgotten passwords.',
      'The security administrator grants posts and lifts locks. You do not see members or their business.',
    ],
    security_administrator: [
      'Grant and end posts; the unit of a post decides whose data it reaches.',
      'Lift the lock after wrong passwords, once you know who is asking.',
      'The administrator creates and disables accounts and resets passwords. You do not see members or their business.',
    ],
    auditor: [
      'Read the audit trail: who changed what, when, in which role, and why.',
      'Read accounts with their posts, units, members and their business.',
      'You only read and change nothing.',
    ],
  },
);
