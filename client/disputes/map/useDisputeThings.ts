import { useMemo } from 'react';
import { ClaimsApi } from '#server/disputes/claims/claimContract.ts';
import { StatusQuoApi } from '#server/disputes/claims/statusQuoContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useCall } from '../../api/query.ts';
import type { DisputeRole } from '../../map/dispute/disputeSymbols.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatArea } from '../../ui/formatMeasure.ts';
import type { DrawnThing } from './disputeShapes.ts';
import { useDisputeMapWords } from './words.ts';

export type DisputeThings = Partial<Record<DisputeRole, readonly DrawnThing[]>>;

/** What a dispute's map shows of a round (the last one where none is named): claims, contested area, record, status quo. */
export function useDisputeThings(dispute: Dispute, round: number | undefined) {
  const say = useDisputeMapWords();
  const language = useLanguage();
  const params = { id: dispute.id };
  const claims = useCall(ClaimsApi.listClaims, { params });
  const contested = useCall(ClaimsApi.contested, { params, query: { round } });
  const recorded = useCall(ClaimsApi.recordedLine, { params });
  const frozen = useCall(StatusQuoApi.statusQuo, { params });
  const shown = round ?? contested.data?.round;
  const things = useMemo((): DisputeThings => {
    const latest = (claims.data?.items ?? []).filter((claim) => claim.latest && claim.round === shown);
    const of = (side: 'a' | 'b') =>
      latest
        .filter((claim) => claim.side === side)
        .map(({ line }) => ({ label: say(side === 'a' ? 'sideA' : 'sideB'), geometry: line }));
    const area = contested.data?.contested;
    const quo = frozen.data?.statusQuo;
    const registered = contested.data?.result === 'waiting' ? dispute.area : null;
    return {
      contested: [
        {
          label: `${say('contestedLabel')} ${area ? formatArea(area.squareMetres, language) : ''}`,
          geometry: area?.geometry,
        },
        { label: say('contestedLabel'), geometry: registered },
      ],
      recorded: [{ label: say('recordedLabel'), geometry: recorded.data?.line }],
      statusQuo: quo ? [{ label: say('statusQuoLabel', { day: quo.frozenOn }), geometry: quo.line }] : [],
      outline: quo ? [quo.outlineA, quo.outlineB].map((geometry) => ({ label: '', geometry })) : [],
      claimA: of('a'),
      claimB: of('b'),
    };
  }, [claims.data, contested.data, recorded.data, frozen.data, shown, say, language, dispute.area]);
  const error = claims.error ?? contested.error ?? recorded.error ?? frozen.error;
  const isLoading = !claims.data || !contested.data || !recorded.data || !frozen.data;
  return { things, error, isLoading, recorded: recorded.data, frozenOn: frozen.data?.statusQuo?.frozenOn };
}
