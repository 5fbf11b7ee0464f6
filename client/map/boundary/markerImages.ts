import type { Map as MapLibreMap } from 'maplibre-gl';
import { MarkerKind, MarkerStatus } from '#server/boundaries/markers/markerContract.ts';
import { markerSymbol } from './markerSymbols.ts';

const BOX = 24;
/** Room for the halo and for what the state adds beyond the box. */
const MARGIN = 4;
const RATIO = 2;

function drawn(kind: MarkerKind, status: MarkerStatus): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = (BOX + MARGIN * 2) * RATIO;
  canvas.height = canvas.width;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const { strokes, fills, addition, ink, isOpen } = markerSymbol(kind, status);
  pen.scale(RATIO, RATIO);
  pen.translate(MARGIN, MARGIN);
  pen.lineJoin = 'round';
  const stroke = (paths: readonly string[], color: string, width: number, dash: number[] = []) => {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    for (const path of paths) pen.stroke(new Path2D(path));
  };
  const fill = (paths: readonly string[], color: string) => {
    pen.fillStyle = color;
    for (const path of paths) pen.fill(new Path2D(path));
  };
  fill(strokes, '#ffffff');
  stroke(strokes, '#ffffff', 5);
  stroke(addition, '#ffffff', 5);
  stroke(strokes, ink, 1.8, isOpen ? [2.6, 2] : []);
  fill(fills, ink);
  stroke(addition, ink, 2);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** Gives a map the signs of all types and states, as `marker-<type>-<state>`. */
export function addMarkerImages(map: MapLibreMap): void {
  for (const kind of MarkerKind.options) {
    for (const status of MarkerStatus.options) {
      const id = `marker-${kind}-${status}`;
      const image = map.hasImage(id) ? null : drawn(kind, status);
      if (image) map.addImage(id, image, { pixelRatio: RATIO });
    }
  }
}
