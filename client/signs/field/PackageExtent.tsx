import { Button } from 'antd';
import { useMemo } from 'react';
import type { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import { useFieldWords } from './words.ts';

type Box = [number, number, number, number];
interface Props {
  value: Box | null;
  onChange: (bbox: Box | null) => void;
}

/** The part of the division that a package is for: the box around what is drawn. */
export function PackageExtent({ value, onChange }: Props) {
  const say = useFieldWords();
  const shape = useMemo(() => (value ? areaOf(value) : null), [value]);
  return (
    <div>
      <h3>{say('drawArea')}</h3>
      <p className="field-help">{say('wholeHint')}</p>
      <DrawMap
        mode="polygon"
        label={say('drawArea')}
        height="300px"
        value={shape}
        bounds={value}
        onChange={(drawn) => onChange(drawn ? boxOf(drawn) : null)}
      />
      {value && <Button onClick={() => onChange(null)}>{say('clearArea')}</Button>}
    </div>
  );
}

const SIX = 1e6;
const boxOf = (drawn: PointLineOrArea): Box | null => {
  const box = boundsOf([drawn]);
  return box && [rounded(box[0]), rounded(box[1]), rounded(box[2]), rounded(box[3])];
};
const rounded = (degrees: number): number => Math.round(degrees * SIX) / SIX;

const areaOf = ([west, south, east, north]: Box): PointLineOrArea => ({
  type: 'Polygon',
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]], // biome-ignore format: one line
});
