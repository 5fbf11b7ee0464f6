import { addWords } from '../ui/addWords.ts';

export const usePositionWords = addWords({
  'zh-CN': {
    title: '现场位置',
    known: '精度约 {{metres}} 米，{{readings}} 次读数平均',
    coarse: '精度约 {{metres}} 米，未达到 {{gate}} 米；请到开阔处稍等',
    waiting: '正在定位…',
    off: '尚未定位',
    begin: '开始定位',
    again: '重新定位',
    accept: '就用这个位置',
    'failure.denied': '未允许使用位置：请在浏览器设置中允许本站定位。',
    'failure.unavailable': '暂时无法定位，请到开阔处再试。',
  },
  en: {
    title: 'Position',
    known: 'Good to about {{metres}} m, mean of {{readings}} readings',
    coarse: 'Good to about {{metres}} m only, not {{gate}} m: wait a little under the open sky',
    waiting: 'Finding the position…',
    off: 'No position yet',
    begin: 'Find the position',
    again: 'Find it anew',
    accept: 'Take it all the same',
    'failure.denied': 'The position may not be used: allow it for this site in the browser’s settings.',
    'failure.unavailable': 'No position now: try again under the open sky.',
  },
});
