import { useCallback, useMemo } from 'react';
import { DisputesApi } from '#server/disputes/contract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';

/**
 * Tells whether the reader's own government has an open dispute with the neighbour across a line. Disputes are need-to-know:
 * the server lists only those in which the reader takes part, so others see the line as any other.
 */
export function useDisputedSides(): (line: { sideA: { code: string }; sideB: { code: string } }) => boolean {
  const may = useMay()('disputes.read');
  const { data } = useCall(DisputesApi.list, { query: { open: 'true', limit: 200 } }, { enabled: may });
  const pairs = useMemo(
    () => new Set((data?.items ?? []).map(({ sideA, sideB }) => [sideA.code, sideB.code].toSorted().join())),
    [data],
  );
  return useCallback(({ sideA, sideB }) => pairs.has([sideA.code, sideB.code].toSorted().join()), [pairs]);
}
