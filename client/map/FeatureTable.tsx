import type { Geometry, Position } from 'geojson';
import type { MapOverlay } from './overlay.ts';
import { useMapWords } from './words.ts';

function firstPosition(geometry: Geometry): Position | null {
  if (geometry.type === 'GeometryCollection') return null;
  let at: unknown = geometry.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  return Array.isArray(at) && at.every((n) => typeof n === 'number') ? at : null;
}

const shown = (position: Position | null): string =>
  position ? position.map((degrees) => degrees.toFixed(5)).join(', ') : '—';

/** The features of the overlays in words: what the canvas cannot tell a screen reader. Folded until asked for. */
export function FeatureTable({ overlays }: { overlays: readonly MapOverlay[] }) {
  const say = useMapWords();
  const rows = overlays.flatMap(({ role, data }) => data.features.map((feature) => ({ role, feature })));
  if (rows.length === 0) return null;
  return (
    <details className="map-features">
      <summary>{say('features', { n: rows.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('role')}</th>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('position')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ role, feature }) => (
            <tr key={`${role}-${feature.id ?? JSON.stringify(feature.properties)}`}>
              <td>{say(`role.${role}`)}</td>
              <td>{String(feature.properties?.name ?? '') || say('unnamed')}</td>
              <td>{shown(firstPosition(feature.geometry))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
