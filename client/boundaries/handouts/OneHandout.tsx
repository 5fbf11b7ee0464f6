import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { type Handout, HandoutId } from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useHandoutWords } from './words.ts';

/** The request that the address names, once it is there. */
export function OneHandout({ children }: { children: (handout: Handout) => ReactNode }) {
  const say = useHandoutWords();
  const id = HandoutId.safeParse(useParams().id);
  if (id.success) return <Read id={id.data}>{children}</Read>;
  return (
    <p role="alert">
      {say('notFound')} <Link to="/boundaries/handouts">{say('back')}</Link>
    </p>
  );
}

function Read({ id, children }: { id: HandoutId; children: (handout: Handout) => ReactNode }) {
  const { data, error, refetch } = useCall(HandoutsApi.getHandout, { params: { id } });
  if (data) return <>{children(data)}</>;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}
