import type { FieldSign } from '#server/signs/field/fieldContract.ts';

type Status = FieldSign['status'];

/** How a sign's state looks: each has a form of its own, the colour only helps. */
export const SIGN_SYMBOLS: Record<
  Status,
  { form: 'disc' | 'triangle' | 'cross' | 'diamond' | 'square' | 'ring'; colour: string }
> = {
  installed: { form: 'disc', colour: '#00703c' },
  damaged: { form: 'triangle', colour: '#b35c00' },
  missing: { form: 'cross', colour: '#b3121d' },
  mismatched: { form: 'diamond', colour: '#6a1b9a' },
  planned: { form: 'square', colour: '#0a4fb8' },
  withdrawn: { form: 'ring', colour: '#555555' },
};

/** Outline of a form in a square of 24. */
export const FORM_PATHS = {
  disc: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z',
  triangle: 'M12 2L23 21H1z',
  cross: 'M6 2l6 6 6-6 4 4-6 6 6 6-4 4-6-6-6 6-4-4 6-6-6-6z',
  diamond: 'M12 1l11 11-11 11L1 12z',
  square: 'M3 3h18v18H3z',
  ring: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8z',
} as const;

/** Draws a form for the map, in device pixels; a white rim keeps it apart from dark ground and from its neighbours. */
export function symbolImage(status: Status, ratio: number): ImageData {
  const { form, colour } = SIGN_SYMBOLS[status];
  const canvas = document.createElement('canvas');
  const side = 28 * ratio;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws nothing on a canvas');
  context.scale(ratio, ratio);
  context.translate(2, 2);
  const path = new Path2D(FORM_PATHS[form]);
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = '#ffffff';
  context.stroke(path);
  context.fillStyle = colour;
  context.fill(path, 'evenodd');
  return context.getImageData(0, 0, side, side);
}
