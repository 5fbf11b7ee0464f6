import type { ChaseRecord } from '#server/naming/filings/chaseContract.ts';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useFilingWords } from './words.ts';

interface Props {
  /** Of the filing, or of the case. */
  id: string;
  chase: ChaseRecord;
}

/** The files of the paper by which somebody was chased; nothing where it was made elsewhere. */
export function ChasePaperLinks({ id, chase: { id: chaseId, documentId, documentNo } }: Props) {
  const say = useFilingWords();
  if (documentId === null) return null;
  const params = { id, chaseId };
  return (
    <span className="chase-files no-print">
      <a
        href={urlOf(FilingsApi.chasePdf, { params })}
        target="_blank"
        rel="noreferrer"
        aria-label={`${say('chasePdf')} ${documentNo}`}
      >
        {say('chasePdf')}
      </a>
      <a href={urlOf(FilingsApi.chaseDocx, { params })} aria-label={`${say('chaseDocx')} ${documentNo}`}>
        {say('chaseDocx')}
      </a>
    </span>
  );
}
