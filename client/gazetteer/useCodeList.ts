import type { CodeListItem } from '#server/gazetteer/codeListContract.ts';
import { CodeListApi } from '#server/gazetteer/codeListContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../api/query.ts';
import { type Language, useLanguage } from '../ui/addWords.ts';

const NONE: readonly CodeListItem[] = [];

interface Where {
  /** The codes of this division too, which win over those of the country. */
  divisionCode?: string;
  /** A day, where not today. */
  at?: string;
}

/** The codes of a list in force; empty until they are here. The browser keeps them as long as the server allows. */
export function useCodeList(kind: string, { divisionCode, at }: Where = {}): readonly CodeListItem[] {
  const division = divisionCode ? { division: DivisionCode.parse(divisionCode.slice(0, 6)) } : {};
  const query = { ...division, ...(at ? { at } : {}) };
  return useCall(CodeListApi.codeList, { params: { kind }, query }).data?.items ?? NONE;
}

export const labelIn = (language: Language, { labelZh, labelEn }: CodeListItem): string =>
  language === 'en' ? labelEn : labelZh;

/** The law behind a code: 地名管理条例第九条… or Toponym Regulations art. 9 … */
export const basisIn = (language: Language, { sourceZh, sourceEn, articleZh, articleEn }: CodeListItem): string =>
  language === 'en' ? [sourceEn, articleEn].filter(Boolean).join(' ') : `${sourceZh}${articleZh}`;

/** A code with the law behind it: 在规定范围内重名（地名管理条例第九条…） */
export const withBasis = (language: Language, item: CodeListItem): string => {
  const [label, basis] = [labelIn(language, item), basisIn(language, item)];
  return language === 'en' ? `${label} (${basis})` : `${label}（${basis}）`;
};

/** Says the codes of a list in the language on the screen; a code the list no longer has is said as it is. */
export function useCodeLabel(kind: string, where?: Where): (code: string) => string {
  const language = useLanguage();
  const items = useCodeList(kind, where);
  return (code) => {
    const item = items.find((listed) => listed.code === code);
    if (item) return labelIn(language, item);
    return items.length === 0 ? '' : code;
  };
}

/** The codes of a list as choices of a form. */
export function useCodeOptions(kind: string, where?: Where): { value: string; label: string }[] {
  const language = useLanguage();
  return useCodeList(kind, where).map((item) => ({ value: item.code, label: labelIn(language, item) }));
}
