import type { Conflict } from '#server/signs/field/fieldApiContract.ts';
import { SignInspectionsApi } from '#server/signs/inspections/inspectionContract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { InspectionCards } from '../inspections/InspectionCards.tsx';
import { useConflictWords } from './conflictWords.ts';
import '../../ui/listPage.css';

/** What the same person recorded of the sign earlier that day, beside what came later. */
export function EarlierInspection({ conflict: { signId, otherId } }: { conflict: Conflict }) {
  const say = useConflictWords();
  const query = signId ? { sign: signId } : {};
  const { data, error, refetch } = useCall(SignInspectionsApi.listSignInspections, { query });
  const earlier = data?.items.filter(({ id }) => id === otherId) ?? [];
  return (
    <section className="panel" aria-labelledby="conflict-earlier">
      <h2 id="conflict-earlier">{say('earlier')}</h2>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock rows={4} />}
      {data && earlier.length === 0 && <p className="hint">{say('earlierGone')}</p>}
      {earlier.length > 0 && <InspectionCards inspections={earlier} />}
    </section>
  );
}
