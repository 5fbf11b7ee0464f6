import { addWords } from '../ui/addWords.ts';

/** Words for the comparison of the last check with the one before. */
export const useRunChangeWords = addWords('runChanges', {
  'zh-CN': {
    same: '与上次检查（{{at}}，{{by}}，规则版本 {{version}}）的结果相同。',
    changed: '与上次检查（{{at}}，{{by}}，规则版本 {{version}}）相比有变化',
    appeared: '新增',
    gone: '不再出现',
    regraded: '等级变化',
    to: '变为',
  },
  en: {
    same: 'The same as the check before ({{at}}, {{by}}, rule set {{version}}).',
    changed: 'Changed since the check before ({{at}}, {{by}}, rule set {{version}})',
    appeared: 'New',
    gone: 'No longer found',
    regraded: 'Graded otherwise',
    to: 'to',
  },
});
