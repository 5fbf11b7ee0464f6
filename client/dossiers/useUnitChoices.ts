import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../api/query.ts';
import { useSession } from '../api/session.ts';

interface Choice {
  value: string;
  label: string;
}

/** Counties and townships of today inside the office's division, and the counties of its province, by their path. */
export function useUnitChoices(): { own: Choice[]; receivers: Choice[] } {
  const { data: me } = useSession();
  const code = me?.organisation.divisionCode ?? '000000';
  const listed = (level: 'county' | 'township', under: string) => ({
    query: { level, under: DivisionCode.parse(under), limit: 200 },
  });
  const counties = useCall(DivisionsApi.list, listed('county', `${code.slice(0, 2)}0000`), {
    enabled: me !== undefined,
  });
  const townships = useCall(DivisionsApi.list, listed('township', code), { enabled: me !== undefined });
  const choice = (one: { code: string; path: string }) => ({ value: one.code, label: `${one.path}（${one.code}）` });
  const receivers = [...(counties.data?.items ?? []), ...(townships.data?.items ?? [])].filter(
    ({ statistical }) => !statistical,
  );
  const prefix = code.replace(/(00)+$/, '');
  return {
    own: receivers.filter((one) => one.code.startsWith(prefix)).map(choice),
    receivers: receivers.map(choice),
  };
}
