import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { StatusTag, type Tone } from '../ui/StatusTag.tsx';
import { useCaseWords } from './caseWords.ts';
import { useNamingWords } from './words.ts';

type Filing = NonNullable<CaseDetail['filing']>;
const TONE: Record<Filing['status'], Tone> = { pending: 'active', accepted: 'good', returned: 'warning' };

/** The filing for the record (TR art. 13): to whom, when, received or returned, and how late. */
export function FilingBlock({ filing, receiver }: { filing: Filing; receiver: string }) {
  const say = useCaseWords();
  const sayStatus = useNamingWords();
  const language = useLanguage();
  return (
    <>
      <h3>
        {say('filing')} <StatusTag tone={TONE[filing.status]}>{sayStatus(`filing.${filing.status}`)}</StatusTag>
      </h3>
      <DefinitionList
        items={[
          { term: say('receiver'), value: receiver },
          { term: say('filingNo'), value: filing.filingNo },
          { term: say('filedOn'), value: formatDay(filing.filedOn, language) },
          ...(filing.acceptedOn ? [{ term: say('acceptedOn'), value: formatDay(filing.acceptedOn, language) }] : []),
          ...(filing.receiptNo ? [{ term: say('receiptNo'), value: filing.receiptNo }] : []),
          ...(filing.daysLate > 0 ? [{ term: say('daysLate'), value: filing.daysLate }] : []),
          ...(filing.reason ? [{ term: say('returnReason'), value: filing.reason, wide: true }] : []),
        ]}
      />
    </>
  );
}
