import { addWords } from '../../ui/addWords.ts';

/** Words of what people are told. */
export const useNotificationWords = addWords('notification', {
  'zh-CN': {
    title: '消息',
    bell: '消息，{{n}} 条未读',
    none: '没有消息。',
    noneText: '办件轮到本单位办理，或您的申请有进展时，会在这里提示。',
    readAll: '全部标为已读',
    task: '待您办理',
    unread: '未读',
    caption: '消息列表',
  },
  en: {
    title: 'Messages',
    bell: 'Messages, {{n}} unread',
    none: 'No messages.',
    noneText: 'You are told here when it is your office’s turn, or when your application moves on.',
    readAll: 'Mark all as read',
    task: 'Your turn',
    unread: 'Unread',
    caption: 'Messages',
  },
});
