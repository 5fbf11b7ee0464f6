import type { Place } from '#server/gazetteer/contract.ts';
import { type Sign, SignType } from '#server/signs/contract.ts';
import { labelIn, useCodeList } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';

export interface SignTypeChoice {
  value: Sign['type'];
  label: string;
}

/** The plates that suit a place, the usual one first: the list `sign-types` and the categories it names. Any plate where none is named. */
export function useSignTypes({ category, divisionCode }: Pick<Place, 'category' | 'divisionCode'>): SignTypeChoice[] {
  const language = useLanguage();
  const listed = useCodeList('sign-types', { divisionCode });
  const suiting = listed.filter(({ traits }) => traits.categories?.split(';').includes(category));
  return (suiting.length > 0 ? suiting : listed).flatMap((item) => {
    const { data: value } = SignType.safeParse(item.code);
    return value ? [{ value, label: labelIn(language, item) }] : [];
  });
}
