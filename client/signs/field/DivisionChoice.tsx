import { Select } from 'antd';
import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import type { FieldControl } from '../../ui/Field.tsx';
import { useFieldWords } from './words.ts';

interface Props {
  control: FieldControl;
  value: DivisionCode | null;
  onChange: (code: DivisionCode | null) => void;
}

/** The office's own division, its counties and townships, found by typing any part of their path. */
export function DivisionChoice({ control, value, onChange }: Props) {
  const say = useFieldWords();
  const own = DivisionCode.safeParse(useSession().data?.organisation.divisionCode).data;
  const under = own ? { under: own } : {};
  const counties = useCall(DivisionsApi.list, { query: { level: 'county', limit: 200, ...under } });
  const townships = useCall(DivisionsApi.list, { query: { level: 'township', limit: 200, ...under } });
  const inside = [...(counties.data?.items ?? []), ...(townships.data?.items ?? [])]
    .filter(({ code }) => code !== own)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, path }) => ({ value: code, label: path }));
  return (
    <Select
      {...control}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say('choose')}
      value={value}
      onChange={(code) => onChange(DivisionCode.safeParse(code).data ?? null)}
      popupMatchSelectWidth={false}
      options={[...(own ? [{ value: own, label: say('ownDivision', { code: own }) }] : []), ...inside]}
    />
  );
}
