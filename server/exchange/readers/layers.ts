import { LIMITS } from './limits.ts';
import { readerRefusal } from './readerFindings.ts';
import type { SourceLayer } from './sourceContract.ts';

/**
 * Which layer is read: the one that a person chose, or the first that is not empty.
 * @throws Problem no-layers, too-many-layers, no-such-layer, no-features
 */
export function chosenLayer(layers: readonly SourceLayer[], chosen: string | undefined): number {
  if (layers.length === 0) throw readerRefusal('no-layers');
  const { layers: most } = LIMITS;
  if (layers.length > most) throw readerRefusal('too-many-layers', { count: layers.length, most });
  const names = layers.map(({ name }) => name).join('、');
  if (chosen !== undefined && !layers.some(({ name }) => name === chosen))
    throw readerRefusal('no-such-layer', { layer: chosen, layers: names });
  const at = layers.findIndex(({ name, rows }) => (chosen === undefined ? rows !== 0 : name === chosen));
  if (at < 0 || layers[at]?.rows === 0) throw readerRefusal('no-features');
  return at;
}
