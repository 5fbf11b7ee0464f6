import { useMemo } from 'react';
import type { ImportRow, RowOutcome } from '#server/exchange/imports/importContract.ts';
import { boundsOf } from '../../../map/boundsOf.ts';
import { MapView } from '../../../map/MapView.tsx';
import { type OverlayRole, overlayOf } from '../../../map/overlay.ts';
import type { TileSet } from '../../../map/tileLayers.ts';
import { OutcomeTag } from '../OutcomeTag.tsx';

const LAYERS: readonly TileSet[] = ['divisions', 'division-labels'];
const ROLE: Record<RowOutcome, OverlayRole> = {
  added: 'sign',
  changed: 'subject',
  unchanged: 'context',
  skipped: 'context',
  refused: 'clash',
};
// More names than this lie over each other.
const MOST_NAMED = 30;
const LEGEND: readonly RowOutcome[] = ['added', 'changed', 'unchanged', 'refused'];

/** Where a row lies, as GeoJSON in degrees; null where it has no position. */
export const geometryOf = ({ geometry, lon, lat }: ImportRow): unknown =>
  geometry ?? (lon !== null && lat !== null ? { type: 'Point', coordinates: [lon, lat] } : null);

/** Rows over the divisions, by what becomes of them; rows not judged yet are drawn as added ones are. */
export function RowsMap({ label, rows }: { label: string; rows: readonly ImportRow[] }) {
  const { overlays, bounds } = useMemo(() => {
    const placed = rows.filter((row) => geometryOf(row) !== null);
    const isNamed = placed.length <= MOST_NAMED;
    const item = (row: ImportRow) => ({
      key: String(row.number),
      name: isNamed ? (row.name ?? '') : '',
      geometry: geometryOf(row),
    });
    const roleOf = ({ outcome }: ImportRow) => (outcome ? ROLE[outcome] : 'sign');
    const roles = [...new Set(placed.map(roleOf))];
    return {
      overlays: roles.map((role) => overlayOf(role, placed.filter((row) => roleOf(row) === role).map(item))),
      bounds: boundsOf(placed.map(geometryOf)),
    };
  }, [rows]);
  const legend = LEGEND.filter((outcome) => rows.some((row) => row.outcome === outcome));
  return (
    <div className="import-map">
      <MapView label={label} height="min(50vh, 380px)" layers={LAYERS} overlays={overlays} bounds={bounds} hideTable />
      {legend.length > 0 && (
        <p className="import-legend">
          {legend.map((outcome) => (
            <span key={outcome} className={`legend-${outcome}`}>
              <OutcomeTag outcome={outcome} />
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
