import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { textOf } from './valueWords.ts';
import { useDeskWords } from './words.ts';

/** Where a row comes from: instrument and article, or its source; and the document that put it in force. */
export function useRowBasis(): (row: Pick<RuleRowItem, 'body' | 'source' | 'sourceZh' | 'documentNo'>) => string {
  const inEnglish = useLanguage() === 'en';
  const say = useDeskWords();
  return ({ body, source, sourceZh, documentNo }) => {
    const zh = `${textOf(body.instrumentZh)}${textOf(body.articleZh)}`;
    const en = `${textOf(body.instrument)} ${textOf(body.article)}`.trim();
    const law = inEnglish ? en || zh : zh || en;
    const unverified = body.verified === false ? say('unverified') : '';
    return [...new Set([law || (inEnglish ? source : (sourceZh ?? source)), documentNo, unverified])]
      .filter((part) => part !== '')
      .join('；');
  };
}
