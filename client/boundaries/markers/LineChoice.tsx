import { Select } from 'antd';
import type { LineId } from '#server/boundaries/contract.ts';
import { useLineOptions } from './useLineOptions.ts';
import { useMarkerWords } from './words.ts';

interface Props {
  id: string;
  value: LineId | null;
  onChange: (line: LineId) => void;
}

/** The field of a form for one of the lines along the office's divisions; found by typing a name. */
export function LineChoice({ id, value, onChange }: Props) {
  const say = useMarkerWords();
  return (
    <Select<LineId>
      id={id}
      placeholder={say('line')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={useLineOptions()}
    />
  );
}
