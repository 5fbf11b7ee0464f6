import type { DayRoute } from '#server/signs/orders/orderContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { useOrderWords } from './words.ts';

const [WIDTH, HEIGHT, MARGIN] = [640, 280, 24];
const METRES_PER_DEGREE = 111_320;

/** The stops and the straight lines between them as drawn on paper: a printer does not get the map's picture. North is up. */
export function RouteSketch({ route: { stops } }: { route: DayRoute }) {
  const say = useOrderWords();
  const language = useLanguage();
  const positions = stops.flatMap(({ order: { position } }) => (position ? [position] : []));
  const { points, metresPerUnit } = drawn(positions);
  const bar = barMetres(metresPerUnit);
  return (
    <svg className="route-sketch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('mapRoute')}>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ x, y, no }) => (
        <g key={no}>
          <circle cx={x} cy={y} r={9} />
          <text x={x} y={y + 4}>
            {no}
          </text>
        </g>
      ))}
      <path d={`M ${MARGIN} ${HEIGHT - 10} h ${bar / metresPerUnit}`} />
      <text className="scale" x={MARGIN} y={HEIGHT - 14}>
        {formatLength(bar, language)}
      </text>
      <text className="scale" x={WIDTH - MARGIN} y={16}>
        {say('north')}
      </text>
    </svg>
  );
}

/** Positions on the paper: one scale for both directions, as far as the day's way fits. */
function drawn(positions: readonly (readonly [number, number])[]) {
  const shrink = Math.cos(((positions[0]?.[1] ?? 0) * Math.PI) / 180);
  const metres = positions.map(([lon, lat]) => [lon * METRES_PER_DEGREE * shrink, lat * METRES_PER_DEGREE] as const);
  const [xs, ys] = [metres.map(([x]) => x), metres.map(([, y]) => y)];
  const [west, north] = [Math.min(...xs), Math.max(...ys)];
  const wide = Math.max(...xs) - west;
  const high = north - Math.min(...ys);
  const metresPerUnit = Math.max(wide / (WIDTH - 2 * MARGIN), high / (HEIGHT - 3 * MARGIN), 0.1);
  const left = (WIDTH - wide / metresPerUnit) / 2;
  const points = metres.map(([x, y], i) => ({
    x: Number((left + (x - west) / metresPerUnit).toFixed(1)),
    y: Number((MARGIN + (north - y) / metresPerUnit).toFixed(1)),
    no: i + 1,
  }));
  return { points, metresPerUnit };
}

/** A round length of about a sixth of the paper. */
function barMetres(metresPerUnit: number): number {
  const about = (WIDTH / 6) * metresPerUnit;
  const ten = 10 ** Math.floor(Math.log10(about));
  return ten * (about / ten >= 5 ? 5 : about / ten >= 2 ? 2 : 1);
}
