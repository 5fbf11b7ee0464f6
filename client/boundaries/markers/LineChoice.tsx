import { Select } from 'antd';
import { BoundariesApi, LineId } from '#server/boundaries/contract.ts';
import { useCall } from '../../api/query.ts';
import { useMarkerWords } from './words.ts';

interface Props {
  id?: string;
  value: LineId | null;
  onChange: (line: LineId | null) => void;
}

/** One of the lines along the office's divisions, county lines first; found by typing a name. */
export function LineChoice({ id, value, onChange }: Props) {
  const say = useMarkerWords();
  const province = useCall(BoundariesApi.listLines, { query: { level: 'province', limit: 200 } });
  const county = useCall(BoundariesApi.listLines, { query: { level: 'county', limit: 200 } });
  const township = useCall(BoundariesApi.listLines, { query: { level: 'township', limit: 200 } });
  const lines = [province, county, township].flatMap(({ data }) => data?.items ?? []);
  return (
    <Select
      {...(id ? { id } : { 'aria-label': say('line'), allowClear: true })}
      placeholder={say('line')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(chosen: string | undefined) => onChange(LineId.safeParse(chosen).data ?? null)}
      popupMatchSelectWidth={false}
      options={lines.map((line) => ({
        value: line.id,
        label: say('lineOf', { a: line.sideA.name, b: line.sideB.name }),
      }))}
    />
  );
}
