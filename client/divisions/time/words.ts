import { addWords } from '../../ui/addWords.ts';

export const useTimeWords = addWords('divisionTime', {
  'zh-CN': {
    title: '时间轴',
    slider: '查看日期，拖动或用方向键逐日移动',
    before: '上一次变更',
    after: '下一次变更',
    play: '播放',
    pause: '暂停',
    today: '今天',
    events: '当日变更：{{titles}}',
    rows: '当日有 {{n}} 条区划记录变化',
    nothing: '当日没有变更；刻度为有变更的日期，共 {{n}} 个。',
  },
  en: {
    title: 'Time',
    slider: 'Day shown; drag, or use the arrow keys for a day',
    before: 'Previous change',
    after: 'Next change',
    play: 'Play',
    pause: 'Pause',
    today: 'Today',
    events: 'Changed on this day: {{titles}}',
    rows: '{{n}} records of divisions changed on this day',
    nothing: 'No change on this day; ticks mark the {{n}} days with one.',
  },
});
