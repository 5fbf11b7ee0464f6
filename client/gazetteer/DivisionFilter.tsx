import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import { FilterChoice } from '../ui/FilterChoice.tsx';
import { useGazetteerWords } from './words.ts';

interface Props {
  value: DivisionCode | undefined;
  onChange: (code: DivisionCode | undefined) => void;
}

/** Counties of the office's province and townships inside its division to choose from, found by typing any part of their path. */
export function DivisionFilter({ value, onChange }: Props) {
  const say = useGazetteerWords();
  const { data: me } = useSession();
  const own = me?.organisation.divisionCode;
  // The nation has more counties than one answer holds: those of the office's province.
  const within = own && DivisionCode.parse(`${own.slice(0, 2)}0000`);
  const counties = useCall(DivisionsApi.list, {
    query: { level: 'county', limit: 200, ...(within ? { under: within } : {}) },
  });
  const townships = useCall(DivisionsApi.list, {
    query: { level: 'township', limit: 200, ...(own ? { under: DivisionCode.parse(own) } : {}) },
  });
  const divisions = [...(counties.data?.items ?? []), ...(townships.data?.items ?? [])].toSorted((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  return (
    <FilterChoice
      canSearch
      label={say('division')}
      all={say('allDivisions')}
      value={value}
      onChange={(code: string | undefined) => onChange(DivisionCode.safeParse(code).data)}
      options={divisions.map(({ code, path }) => ({ value: code, label: path }))}
    />
  );
}
