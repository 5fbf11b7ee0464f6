import { SupervisionApi } from '#server/naming/supervision/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';

/** The breaches that the law's rows name, in the reader's language. */
export function useBreaches(): { value: string; label: string }[] {
  const language = useLanguage();
  const { data } = useCall(SupervisionApi.law, {});
  return (data?.liabilities ?? []).map(({ code, actZh, actEn, articleZh, articleEn }) => ({
    value: code,
    label: language === 'en' ? `${actEn} (${articleEn})` : `${actZh}（${articleZh}）`,
  }));
}
