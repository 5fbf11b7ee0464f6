import { addWords } from '../ui/addWords.ts';

export const useReplayWords = addWords('replay', {
  'zh-CN': {
    replay: '按当时规则复核',
    equal: '已按 {{day}} 的规则版本 {{version}} 重新检查，结果与记录一致。',
    different: '按 {{day}} 的规则版本 {{version}} 重新检查，结果与记录不一致：',
    no_inputs: '这次检查早于留存检查依据的版本，无法复核。',
    unknown_rule_set: '登记册中没有当时的规则版本 {{version}}，无法复核。',
    counts: '{{name}}：记录中有而复核没有 {{missing}} 项，复核新增 {{added}} 项',
  },
  en: {
    replay: 'Replay by the rules of that day',
    equal: 'Checked again by rule set {{version}} as of {{day}}: the result is the one recorded.',
    different: 'Checked again by rule set {{version}} as of {{day}}, the result differs from the record:',
    no_inputs: 'This run is older than the record of inputs and cannot be replayed.',
    unknown_rule_set: 'The register does not have rule set {{version}}, so the run cannot be replayed.',
    counts: '{{name}}: {{missing}} recorded findings are not found again, {{added}} are new',
  },
});
