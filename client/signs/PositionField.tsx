import { useMemo } from 'react';
import { boundsOf } from '../map/boundsOf.ts';
import { DrawMap } from '../map/DrawMap.tsx';
import type { MapOverlay } from '../map/overlay.ts';
import { useSignWords } from './words.ts';

interface Props {
  value: [number, number] | null;
  /** Opens the map here when there is no value yet: a geometry, or a position. */
  around: unknown;
  context?: readonly MapOverlay[];
  onChange: (position: [number, number] | null) => void;
}

const pointOf = ([lon, lat]: readonly [number, number]) => ({
  type: 'Point' as const,
  coordinates: [lon, lat] as [number, number],
});
const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((n) => typeof n === 'number');

/** Where a sign stands: a click on the map, or typed coordinates. */
export function PositionField({ value, around, context, onChange }: Props) {
  const say = useSignWords();
  const bounds = useMemo(() => boundsOf([isPosition(around) ? pointOf(around) : around]), [around]);
  return (
    <DrawMap
      mode="point"
      label={say('pickPosition')}
      height="260px"
      value={value ? pointOf(value) : null}
      bounds={bounds}
      {...(context ? { context } : {})}
      onChange={(shape) => {
        const [lon, lat] = shape?.type === 'Point' ? shape.coordinates : [];
        onChange(lon === undefined || lat === undefined ? null : [lon, lat]);
      }}
    />
  );
}
