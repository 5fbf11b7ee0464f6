import { addWords } from '../ui/addWords.ts';

export const usePackageWords = addWords({
  'zh-CN': {
    title: '工作包',
    refresh: '刷新列表',
    none: '没有分配给你的工作包。请办公室在“标志 · 外业工作包”中新建并指定给你，再刷新列表。',
    noNetwork: '现在没有网络：只列出本机已下载的工作包。',
    contents: '{{division}}：标志 {{signs}}，工单 {{orders}}，界桩检查项 {{items}}',
    due: '完成期限 {{day}}',
    kept: '已在本机（{{at}} 下载，{{kilobytes}} kB）',
    notKept: '尚未下载到本机',
    older: '办公室已有更新，请重新下载。',
    download: '下载到本机',
    again: '重新下载',
    downloading: '已收 {{kilobytes}} kB…',
    open: '开始工作',
  },
  en: {
    title: 'Work packages',
    refresh: 'Read the list again',
    none: 'No work package is yours. Ask the office to make one for you under “Signs · Field packages”, then read the list again.',
    noNetwork: 'There is no network now: only what is on this device is listed.',
    contents: '{{division}}: {{signs}} signs, {{orders}} orders, {{items}} items of lines',
    due: 'Due {{day}}',
    kept: 'On this device ({{at}}, {{kilobytes}} kB)',
    notKept: 'Not on this device yet',
    older: 'The office has a newer one: download it again.',
    download: 'Download',
    again: 'Download again',
    downloading: '{{kilobytes}} kB received…',
    open: 'Work with it',
  },
});
