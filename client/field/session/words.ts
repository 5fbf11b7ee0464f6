import { addWords } from '../ui/addWords.ts';

export const useSessionWords = addWords({
  'zh-CN': {
    title: '登录',
    lead: '首次使用需联网登录。之后没有信号也能查看本机资料、登记检查；上报要等登录有效。',
    username: '用户名',
    password: '密码',
    submit: '登录',
    working: '正在登录…',
    noNetwork: '现在没有网络，无法登录。有信号后再试。',
  },
  en: {
    title: 'Sign in',
    lead: 'The first time needs a network. Afterwards the data on this device opens without one; sending needs a valid session.',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    noNetwork: 'There is no network now. Try again when there is.',
  },
});
