import { Link, useParams } from 'react-router';
import { CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useCall } from '../api/query.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { CaseBench } from './CaseBench.tsx';
import { useCaseWords } from './caseWords.ts';
import '../ui/listPage.css';
import './naming.css';
import './caseFile.css';
import './acts.css';
import './casePrint.css';

/** The case an address names. */
export function CaseWorkbench() {
  const say = useCaseWords();
  const id = CaseId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/cases">{say('back')}</Link>
      </p>
    );
  }
  return <OpenCase key={id.data} id={id.data} />;
}

function OpenCase({ id }: { id: CaseId }) {
  const { data: found, error, refetch } = useCall(NamingApi.get, { params: { id } });
  if (found) return <CaseBench found={found} reload={async () => (await refetch()).data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={12} />;
}
