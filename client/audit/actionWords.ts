import { addWords } from '../ui/addWords.ts';
import { CHINESE_ACTIONS } from './chineseActions.ts';
import { ENGLISH_ACTIONS } from './englishActions.ts';

type Action = keyof typeof CHINESE_ACTIONS;

const useWords = addWords<Action>('auditActions', {
  'zh-CN': CHINESE_ACTIONS,
  en: ENGLISH_ACTIONS,
});

/** Every code that has words, in the order of the codes. */
export const ACTIONS: readonly string[] = Object.keys(CHINESE_ACTIONS);

/** Whether a code of the audit trail has words. */
export const isAction = (code: string): code is Action => code in CHINESE_ACTIONS;

/** Says an action in the reader's language; null for a code without words, which is then shown as it is. */
export function useActionWord(): (code: string) => string | null {
  const say = useWords();
  return (code) => (isAction(code) ? say(code) : null);
}
