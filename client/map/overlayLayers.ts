import type { LayerSpecification } from 'maplibre-gl';
import type { OverlayRole } from './overlay.ts';

/** Lowest first. */
export const ROLES: readonly OverlayRole[] = ['context', 'clash', 'sign', 'subject'];

interface Look {
  color: string;
  width: number;
  radius: number;
  fill: number;
  dash?: number[];
}
// Clashes are dashed besides red, so that colour is not the only carrier.
const LOOK: Record<OverlayRole, Look> = {
  subject: { color: '#0a4fb8', width: 4, radius: 7, fill: 0.2 },
  clash: { color: '#c1121f', width: 4, radius: 7, fill: 0.18, dash: [2, 1.2] },
  context: { color: '#5c6b7f', width: 2, radius: 5, fill: 0.08 },
  sign: { color: '#0a7a5a', width: 2, radius: 6, fill: 0.2 },
};
export const sourceOf = (role: OverlayRole): string => `overlay-${role}`;

/** The name: along a line, else below the thing. */
function labels(role: OverlayRole, isAlong: boolean): LayerSpecification {
  const source = sourceOf(role);
  return {
    id: `${source}-label${isAlong ? '-along' : ''}`,
    type: 'symbol',
    source,
    filter: [isAlong ? '==' : '!=', ['geometry-type'], 'LineString'],
    layout: {
      'text-field': ['coalesce', ['get', 'name'], ''],
      'text-size': 13,
      'text-offset': [0, isAlong ? 1 : 0.9],
      'text-anchor': isAlong ? 'center' : 'top',
      'symbol-placement': isAlong ? 'line' : 'point',
      'symbol-spacing': 400,
      'text-allow-overlap': role === 'subject',
    },
    paint: { 'text-color': LOOK[role].color, 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
  };
}

function layersOf(role: OverlayRole): LayerSpecification[] {
  const source = sourceOf(role);
  const look = LOOK[role];
  return [
    {
      id: `${source}-fill`,
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': look.color, 'fill-opacity': look.fill },
    },
    {
      id: `${source}-line`,
      type: 'line',
      source,
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-cap': look.dash ? 'butt' : 'round', 'line-join': 'round' },
      paint: {
        'line-color': look.color,
        'line-width': look.width,
        ...(look.dash ? { 'line-dasharray': look.dash } : {}),
      },
    },
    {
      id: `${source}-point`,
      type: 'circle',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': look.radius,
        'circle-color': look.color,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 2,
      },
    },
    labels(role, true),
    labels(role, false),
  ];
}

export const overlayLayers: LayerSpecification[] = ROLES.flatMap(layersOf);
/** Layers a click may hit, topmost role first. */
export const CLICKABLE_LAYERS = ROLES.toReversed().flatMap((role) =>
  ['point', 'line', 'fill'].map((part) => `${sourceOf(role)}-${part}`),
);
