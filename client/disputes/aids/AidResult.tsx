import type { Aid } from '#server/disputes/aids/aidContract.ts';
import { ContentKind } from '#server/disputes/claims/contentContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatArea, formatLength } from '../../ui/formatMeasure.ts';
import { useClaimWords } from '../claims/words.ts';

/** What each side would get by an aid, and what lies there. */
export function AidResult({ dispute, aid }: { dispute: Dispute; aid: Aid }) {
  const say = useClaimWords();
  const language = useLanguage();
  const area = (squareMetres: number) => formatArea(squareMetres, language);
  const listOf = ({ counts }: Aid['sideA']) =>
    ContentKind.options
      .filter((kind) => (counts[kind] ?? 0) > 0)
      .map((kind) => `${say(`kind.${kind}`)} ${counts[kind]}`)
      .join('、') || say('nothing');
  const sides = [
    { name: dispute.sideA.name, share: aid.sideA },
    { name: dispute.sideB.name, share: aid.sideB },
  ];
  return (
    <div role="status">
      <p>
        {say('aid.result', {
          a: area(aid.sideA.squareMetres),
          b: area(aid.sideB.squareMetres),
          length: formatLength(aid.lengthMetres, language),
        })}{' '}
        {aid.undividedSquareMetres > 0 && say('aid.undivided', { area: area(aid.undividedSquareMetres) })}
      </p>
      <ul className="claim-list">
        {sides.map(({ name, share }) => (
          <li key={name}>{say('aid.objects', { side: name, list: listOf(share) })}</li>
        ))}
      </ul>
    </div>
  );
}
