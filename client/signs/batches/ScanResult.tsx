import { Link } from 'react-router';
import type { BatchPlate, ScanReason, SignBatchName } from '#server/signs/batches/batchContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useBatchWords } from './words.ts';

/** What became of the last plate. */
export interface Told {
  outcome: 'accepted' | 'rejected' | 'refused';
  reason: ScanReason | null;
  message: string;
  messageZh: string;
  plate: BatchPlate | null;
  elsewhere?: SignBatchName | null;
}

const MARKS = { accepted: '✓', rejected: '✗', refused: '！' } as const;

/** Colour, mark and words to be read at arm's length: no sound is needed in a store. */
export function ScanResult({ told }: { told: Told }) {
  const say = useBatchWords();
  const inEnglish = useLanguage() === 'en';
  const { outcome, reason, plate, elsewhere } = told;
  return (
    <div className="scan-result" data-outcome={outcome} role={outcome === 'accepted' ? 'status' : 'alert'}>
      <div className="scan-result-mark" aria-hidden="true">
        {MARKS[outcome]}
      </div>
      <div>
        <strong className="scan-result-head">{say(`outcome.${outcome}`)}</strong>
        {plate && (
          <div className="scan-result-plate">
            {plate.name} {plate.number}
          </div>
        )}
        <div>{inEnglish ? told.message : told.messageZh}</div>
        {reason && <div className="scan-result-next">{say(`todo.${reason}`)}</div>}
        {elsewhere && (
          <div>
            {say('elsewhere')} <Link to={`/signs/batches/${elsewhere.id}`}>{elsewhere.title}</Link>
          </div>
        )}
      </div>
    </div>
  );
}
