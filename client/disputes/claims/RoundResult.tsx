import { ClaimsApi } from '#server/disputes/claims/claimContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useCall } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useClaimWords } from './words.ts';

const hectares = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });

/** What a round comes to, in a sentence. */
export function RoundResult({ dispute, round }: { dispute: Dispute; round: number }) {
  const say = useClaimWords();
  const { data, error } = useCall(ClaimsApi.contested, { params: { id: dispute.id }, query: { round } });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return null;
  const { result, relation, contested, unclaimed } = data;
  const values = { ha: hectares(contested?.hectares ?? 0), parts: contested?.parts ?? 0 };
  return (
    <p className="claim-result" role="status">
      {relation === 'identical' ? (
        <strong>{say('relation.identical')}</strong>
      ) : (
        <>
          <strong>{say(`result.${result}`, values)}</strong> {relation && say(`relation.${relation}`)}
        </>
      )}{' '}
      {unclaimed && unclaimed.parts > 0 && say('unclaimed', { ha: hectares(unclaimed.hectares) })}
    </p>
  );
}
