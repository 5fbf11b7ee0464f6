import type { LineId } from '#server/boundaries/contract.ts';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { useLineOptions } from './useLineOptions.ts';
import { useMarkerWords } from './words.ts';

interface Props {
  value: LineId | undefined;
  onChange: (line: LineId | undefined) => void;
}

/** What a list is narrowed to by one of the lines along the office's divisions. */
export function LineFilter({ value, onChange }: Props) {
  const say = useMarkerWords();
  return (
    <FilterChoice
      canSearch
      label={say('line')}
      all={say('allLines')}
      value={value}
      onChange={onChange}
      options={useLineOptions()}
    />
  );
}
