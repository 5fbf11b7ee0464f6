import { addWords } from '../ui/addWords.ts';

/** What the workbench says of a renaming, cancellation or reservation beside what it says of every case. */
export const useKindWords = addWords('kind', {
  'zh-CN': {
    renamedFrom: '原地名：{{name}}',
    cancelReason: '销名事由',
    cancelText: '销名理由',
    heldUntil: '保留至',
    draws: '本办件启用预留名称。',
    kindUnverified: '《地名管理条例》没有销名、预命名的条款，参照命名的审批权限办理（未核实）。',
  },
  en: {
    renamedFrom: 'Old name: {{name}}',
    cancelReason: 'Ground',
    cancelText: 'Reason',
    heldUntil: 'Held until',
    draws: 'This case draws a reserved name.',
    kindUnverified:
      'The Toponym Regulations have no article on cancelling or reserving; authority follows that of naming (unverified).',
  },
});
