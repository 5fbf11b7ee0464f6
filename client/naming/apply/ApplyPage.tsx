import { useParams } from 'react-router';
import { CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ApplyForm } from './ApplyForm.tsx';
import { Submitted } from './Submitted.tsx';

/** A new application at /apply; at /apply/:id a draft or a returned one to edit, and what follows once it is submitted. */
export function ApplyPage() {
  const { id } = useParams();
  return id ? <Existing id={id} /> : <ApplyForm key="new" saved={null} />;
}

function Existing({ id }: { id: string }) {
  const { data, error, refetch } = useCall(NamingApi.get, { params: { id: CaseId.parse(id) } });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock />;
  const isOpen = data.state === 'draft' || data.state === 'returned_for_correction';
  return isOpen ? <ApplyForm key={data.id} saved={data} /> : <Submitted found={data} />;
}
