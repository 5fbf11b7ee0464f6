import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';

/** What a defect code is called in the language on the screen. */
export function useDefectLabel(): (code: string) => string {
  const language = useLanguage();
  const { data } = useCall(InspectionsApi.inspectionRules, {});
  return (code) => {
    const found = data?.defects.find((defect) => defect.code === code);
    return (language === 'en' ? found?.label : found?.labelZh) ?? code;
  };
}
