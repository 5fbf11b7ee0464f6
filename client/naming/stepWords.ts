import { addWords } from '../ui/addWords.ts';

/** What the register notes of a step of a case. */
export const useStepWords = addWords('step', {
  'zh-CN': {
    chosen: '选定“{{name}}”，征求意见：{{offices}}',
    settled: '“{{name}}”，规则 {{rule}}',
    answered: '意见：{{opinion}}',
    rightAuthority: '应向以下机关提出：{{authority}}',
    channels: '公告渠道：{{channels}}',
    silence: '{{due}} 前未一次告知，自 {{day}} 收到申请材料之日起即为受理（{{article}}）',
    suspended: '{{reason}}；暂停计时：{{clocks}}；预计 {{day}} 恢复',
    suspendedOnly: '{{reason}}；法定期限照计；预计 {{day}} 恢复',
    moved: '{{rule}} 期满日由 {{was}} 改为 {{day}}',
    extended: '{{by}}批准，延长 {{units}} 个工作日；{{clocks}}',
    delivered: '{{means}}，{{day}}',
    transferred: '转交 {{to}}',
    transferredBack: '交回本单位共同待办',
  },
  en: {
    chosen: '“{{name}}” chosen; asked: {{offices}}',
    settled: '“{{name}}”, rule {{rule}}',
    answered: 'Opinion: {{opinion}}',
    rightAuthority: 'To be handed in at: {{authority}}',
    channels: 'Channels: {{channels}}',
    silence: 'Nothing was told until {{due}}: accepted from {{day}}, the day of receipt ({{article}})',
    suspended: '{{reason}}; clocks paused: {{clocks}}; expected to go on on {{day}}',
    suspendedOnly: '{{reason}}; the legal limits run on; expected to go on on {{day}}',
    moved: '{{rule}}: last day {{was}} moved to {{day}}',
    extended: 'Approved by {{by}}, {{units}} working days more; {{clocks}}',
    delivered: '{{means}}, {{day}}',
    transferred: 'Handed to {{to}}',
    transferredBack: 'Back to the common inbox',
  },
});
