import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';

interface Choice {
  code: string;
  name: string;
}

/** The office's own division and those right under it, which a campaign may cover; townships have none of their own. */
export function useOwnDivisions(): Choice[] {
  const { data: me } = useSession();
  const own = DivisionCode.safeParse(me?.organisation.divisionCode).data;
  const { data } = useCall(
    DivisionsApi.list,
    { query: { limit: 200, ...(own ? { parent: own } : {}) } },
    { enabled: own !== undefined },
  );
  if (!me || !own) return [];
  const under = (data?.items ?? []).filter(({ level }) => level === 'prefecture' || level === 'county');
  return [{ code: own, name: me.divisionName }, ...under];
}
