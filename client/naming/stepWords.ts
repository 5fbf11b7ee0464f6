import { addWords } from '../ui/addWords.ts';

/** What the register notes of a step of a case. */
export const useStepWords = addWords('step', {
  'zh-CN': {
    chosen: '选定“{{name}}”，征求意见：{{offices}}',
    settled: '“{{name}}”，规则 {{rule}}',
    answered: '意见：{{opinion}}',
    rightAuthority: '应向以下机关提出：{{authority}}',
    channels: '公告渠道：{{channels}}',
  },
  en: {
    chosen: '“{{name}}” chosen; asked: {{offices}}',
    settled: '“{{name}}”, rule {{rule}}',
    answered: 'Opinion: {{opinion}}',
    rightAuthority: 'To be handed in at: {{authority}}',
    channels: 'Channels: {{channels}}',
  },
});
