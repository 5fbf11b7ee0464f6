import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import type { Bounds } from '../map/mapProps.ts';

interface Choice {
  value: string;
  label: string;
}
interface UnitChoices {
  own: Choice[];
  receivers: Choice[];
  /** Extents by code. */
  boxes: ReadonlyMap<string, Bounds>;
}

/** Counties and townships of today inside the office's division, and the prefectures and counties of its province, by their path. */
export function useUnitChoices(): UnitChoices {
  const { data: me } = useSession();
  const code = me?.organisation.divisionCode ?? '000000';
  const province = `${code.slice(0, 2)}0000`;
  const listed = (level: 'prefecture' | 'county' | 'township', under: string) => ({
    query: { level, under: DivisionCode.parse(under), limit: 200 },
  });
  const prefectures = useCall(DivisionsApi.list, listed('prefecture', province), { enabled: me !== undefined });
  const counties = useCall(DivisionsApi.list, listed('county', province), { enabled: me !== undefined });
  const townships = useCall(DivisionsApi.list, listed('township', code), { enabled: me !== undefined });
  const choice = (one: { code: string; path: string }) => ({ value: one.code, label: `${one.path}（${one.code}）` });
  const all = [prefectures, counties, townships].flatMap(({ data }) => data?.items ?? []);
  const receivers = all.filter(({ statistical }) => !statistical);
  const prefix = code.replace(/(00)+$/, '');
  return {
    // What is entrusted to another (代管) has that one's digits, and is still one's own.
    own: receivers.filter((one) => one.code.startsWith(prefix) || one.parentCode === code).map(choice),
    receivers: receivers.map(choice),
    boxes: new Map(receivers.flatMap((one) => (one.bbox ? [[one.code, one.bbox] as const] : []))),
  };
}
