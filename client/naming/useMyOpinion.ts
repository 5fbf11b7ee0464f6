import type { CaseDetail, OpinionTask } from '#server/naming/caseContract.ts';
import { useMay, useSession } from '../api/session.ts';

/** The opinion this person's office still owes in a case. The contract names the office; the server checks who answers. */
export function useMyOpinion({ state, opinions }: Pick<CaseDetail, 'state' | 'opinions'>): OpinionTask | undefined {
  const may = useMay();
  const { data: me } = useSession();
  if (state !== 'consulting' || !may('naming.opine')) return undefined;
  return opinions.find(
    ({ organisation, answeredAt, standing }) =>
      answeredAt === null && standing && organisation === me?.organisation.name,
  );
}
