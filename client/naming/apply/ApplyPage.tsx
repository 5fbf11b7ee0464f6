import { Link, useParams } from 'react-router';
import { CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useCall } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ApplyForm } from './ApplyForm.tsx';
import { Submitted } from './Submitted.tsx';
import { useApplyWords } from './words.ts';

/** A new application at /apply; at /apply/:id a draft or a returned one to edit, and what follows once it is submitted. */
export function ApplyPage() {
  const { id } = useParams();
  const known = CaseId.safeParse(id);
  if (known.success) return <Existing id={known.data} />;
  return id ? <Unknown /> : <ApplyForm key="new" saved={null} />;
}

function Unknown() {
  const say = useApplyWords();
  return (
    <>
      <PageHeader title={say('unknown')} />
      <EmptyState text={say('unknownText')}>
        <Link to="/cases">{say('mine')}</Link>
      </EmptyState>
    </>
  );
}

function Existing({ id }: { id: CaseId }) {
  const { data, error, refetch } = useCall(NamingApi.get, { params: { id } });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock />;
  const isOpen = data.state === 'draft' || data.state === 'returned_for_correction';
  return isOpen ? <ApplyForm key={data.id} saved={data} /> : <Submitted found={data} />;
}
