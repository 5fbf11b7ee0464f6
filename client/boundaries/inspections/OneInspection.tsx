import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { type Inspection, InspectionId } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useInspectionWords } from './words.ts';

type Show = (inspection: Inspection) => ReactNode;

/** The joint inspection that an address names, once it is read. */
export function OneInspection({ children }: { children: Show }) {
  const say = useInspectionWords();
  const id = InspectionId.safeParse(useParams().id);
  if (id.success) return <Read key={id.data} id={id.data} show={children} />;
  return (
    <p role="alert">
      {say('notFound')} <Link to="/inspections">{say('back')}</Link>
    </p>
  );
}

function Read({ id, show }: { id: InspectionId; show: Show }) {
  const { data, error, refetch } = useCall(InspectionsApi.getInspection, { params: { id } });
  if (data) return show(data);
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}
