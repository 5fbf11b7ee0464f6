import type { Sign } from '#server/signs/contract.ts';

type SignType = Sign['type'];
export interface SignForm {
  /** Null until another than the usual plate is chosen. */
  type: SignType | null;
  number: string;
  azimuthDegrees: number | null;
  azimuthReason: string;
  material: string;
  postcode: string;
  side: Sign['side'];
  mounting: 'post' | 'wall' | 'column';
  maintainer: string;
  position: [number, number] | null;
}

/** An empty form. */
export const EMPTY_SIGN: SignForm = {
  type: null,
  number: '',
  azimuthDegrees: null,
  azimuthReason: '',
  material: '',
  postcode: '',
  side: null,
  mounting: 'post',
  maintainer: '',
  position: null,
};
