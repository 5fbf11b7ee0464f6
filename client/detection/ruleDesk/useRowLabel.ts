import type { RowBody } from '#server/detection/ruleChangeContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { textOf } from './valueWords.ts';

/** What a row is called on this screen: rules have a title in each language, words are words. */
export function useRowLabel(): (row: { label: string; body: RowBody | null }) => string {
  const inEnglish = useLanguage() === 'en';
  return ({ label, body }) => (inEnglish && textOf(body?.title)) || label;
}
