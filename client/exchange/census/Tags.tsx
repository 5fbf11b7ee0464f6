import type { CensusListItem } from '#server/exchange/census/censusContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useCensusWords } from './words.ts';

const TONE: Record<CensusListItem['state'], Tone> = {
  pending: 'active',
  promoted: 'good',
  merged: 'good',
  candidate: 'warning',
  set_aside: 'plain',
  sent_back: 'warning',
};

/** Where a record stands. */
export function StateTag({ state }: { state: CensusListItem['state'] }) {
  return <StatusTag tone={TONE[state]}>{useCensusWords()(`state.${state}`)}</StatusTag>;
}

/** What is wrong with a record, a word a kind. */
export function DefectTags({
  record: { defects, isChecked },
}: {
  record: Pick<CensusListItem, 'defects' | 'isChecked'>;
}) {
  const say = useCensusWords();
  if (!isChecked) return <StatusTag>{say('checking')}</StatusTag>;
  if (defects.length === 0) return say('noDefects');
  return (
    <span className="census-tags">
      {defects.map((kind) => (
        <StatusTag key={kind} tone="warning">
          {say(`defect.${kind}`)}
        </StatusTag>
      ))}
    </span>
  );
}

/** The label under which it was delivered; public ones have none. */
export function SecrecyTag({ secrecy }: { secrecy: CensusListItem['secrecy'] }) {
  const say = useCensusWords();
  return secrecy === 'public' ? null : (
    <StatusTag tone={secrecy === 'restricted' ? 'bad' : 'plain'}>{say(`secrecy.${secrecy}`)}</StatusTag>
  );
}
