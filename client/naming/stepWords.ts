import { addWords } from '../ui/addWords.ts';

/** What the register notes of a step of a case. */
export const useStepWords = addWords('step', {
  'zh-CN': {
    chosen: '选定“{{name}}”，征求意见：{{offices}}',
    settled: '“{{name}}”，规则 {{rule}}',
    answered: '意见：{{opinion}}',
    rightAuthority: '应向以下机关提出：{{authority}}',
    channels: '公告渠道：{{channels}}',
    endedBy: '依据办件 {{caseNo}}',
    endedByName: '依据办件 {{caseNo}}，现名“{{name}}”',
    heldUntil: '保留至 {{day}}',
    drawnBy: '由办件 {{caseNo}} 启用',
    givenBack: '办件 {{caseNo}} 未用，退回预留',
  },
  en: {
    chosen: '“{{name}}” chosen; asked: {{offices}}',
    settled: '“{{name}}”, rule {{rule}}',
    answered: 'Opinion: {{opinion}}',
    rightAuthority: 'To be handed in at: {{authority}}',
    channels: 'Channels: {{channels}}',
    endedBy: 'By case {{caseNo}}',
    endedByName: 'By case {{caseNo}}; the name is now “{{name}}”',
    heldUntil: 'Held until {{day}}',
    drawnBy: 'Drawn by case {{caseNo}}',
    givenBack: 'Not used by case {{caseNo}}: reserved again',
  },
});
