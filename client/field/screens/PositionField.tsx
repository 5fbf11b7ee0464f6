import type { Fix } from '#server/signs/field/fieldContract.ts';
import { PositionPanel } from '../locate/PositionPanel.tsx';
import type { Locating } from '../locate/useFix.ts';
import { useInspectionWords } from './inspectionWords.ts';

/** The position that the record will carry; of a form that comes back, the one that was kept until it is found anew. */
export function PositionField({ locating, fix }: { locating: Locating; fix: Fix | null }) {
  const say = useInspectionWords();
  return (
    <>
      {fix && locating.state === 'off' ? (
        <p role="status">{say('keptFix', { metres: Math.ceil(fix.accuracyMetres), readings: fix.readings })}</p>
      ) : null}
      <PositionPanel locating={locating} />
    </>
  );
}
