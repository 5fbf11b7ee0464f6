import type { ReactNode } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { type Procedure, ProcedureApi } from '#server/disputes/procedure/procedureContract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

interface Props {
  dispute: Dispute;
  children: (procedure: Procedure) => ReactNode;
}

/** Reads what the procedure left so far; waits, or says why it could not be read. */
export function WithProcedure({ dispute, children }: Props) {
  const { data, error, refetch } = useCall(ProcedureApi.procedure, { params: { id: dispute.id } });
  if (data) return <>{children(data)}</>;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={3} />;
}
