import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { useLimitWords } from './words.ts';

/** How, when and to whom the decision was delivered (LL art. 44). */
export function DeliveryBlock({ delivery }: { delivery: NonNullable<CaseDetail['delivery']> }) {
  const say = useLimitWords();
  const language = useLanguage();
  const meansOf = useCodeLabel('delivery-means');
  return (
    <>
      <h3>{say('delivery')}</h3>
      <DefinitionList
        items={[
          { term: say('deliveredOn'), value: formatDay(delivery.deliveredOn, language) },
          { term: say('means'), value: meansOf(delivery.means) },
          { term: say('recipient'), value: delivery.recipient },
        ]}
      />
    </>
  );
}
