import type { FittedText } from './fitText.ts';
import type { PlateLayout } from './plateLayout.ts';
import type { QrMark } from './qrMark.ts';

/** A plate as laid out here or as measured on a maker's proof; a PlateLayout is one. */
export type MeasuredPlate = Pick<
  PlateLayout,
  'type' | 'widthMillimetres' | 'heightMillimetres' | 'rimMillimetres' | 'bands'
> & {
  panels: { ground: { id: string } }[];
  texts: Pick<FittedText, 'holds' | 'text' | 'letterMillimetres'>[];
  qr: Pick<QrMark, 'url' | 'moduleMillimetres' | 'quietModules'> | null;
};

export interface PlateDraft {
  plate: MeasuredPlate;
  /** The name and the spelling with tones that the register has today. */
  standardName: string;
  romanTone: string;
  /** The street's run, null if no direction dominates or the plate's ground does not depend on it. */
  azimuthDegrees: number | null;
}
