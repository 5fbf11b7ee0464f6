import { addWords } from '../ui/addWords.ts';

export const useToolWords = addWords({
  'zh-CN': {
    title: '更多',
    packages: '下载工作包',
    packageOpen: '工作包：{{title}}',
    device: '本机设置',
    toDark: '改为夜间显示（黑底白字）',
    toLight: '改为阳光显示（白底黑字）',
    storage: '本机存储',
    space: '已用 {{used}} MB，可用约 {{free}} MB',
    littleSpace: '可用空间不多，请先上报已有记录，或清理手机空间。',
    persisted: '浏览器已承诺不自动清理本应用的数据。',
    notPersisted: '浏览器未承诺保留数据：空间紧张时未上报的记录可能被清理，请及时上报，或把应用添加到主屏幕后再申请。',
    askPersist: '申请长期保存',
    account: '登录信息',
    openRecords: '还有 {{n}} 条记录没有收到入库回执。退出后记录仍留在本机，本人再次登录后继续上报。',
    signOut: '退出登录',
    sessionEnded: '登录已失效。',
    sessionUnknown: '无网络，暂不能确认登录是否有效。',
  },
  en: {
    title: 'More',
    packages: 'Get a work package',
    packageOpen: 'Work package: {{title}}',
    device: 'This device',
    toDark: 'Night: white on black',
    toLight: 'Sunlight: black on white',
    storage: 'Storage',
    space: '{{used}} MB used, about {{free}} MB free',
    littleSpace: 'Little space is left: send what is waiting, or free some space.',
    persisted: 'The browser has promised not to clear this app by itself.',
    notPersisted:
      'The browser has not promised to keep the data: when space runs low, records not yet sent may be cleared. Send them soon, or put the app on the home screen and ask again.',
    askPersist: 'Ask it to keep the data',
    account: 'Signed in',
    openRecords:
      '{{n}} records have no receipt yet. They stay on this device after signing out and go on when you sign in again.',
    signOut: 'Sign out',
    sessionEnded: 'The session has ended.',
    sessionUnknown: 'Without a network it is not known whether the session still holds.',
  },
});
