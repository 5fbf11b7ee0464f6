/** Points in a millimetre. */
export const MM = 72 / 25.4;

/**
 * The page of GB/T 9704-2012 in points: A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm with 22 lines of 28 characters.
 */
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  left: 28 * MM,
  top: 37 * MM,
  textWidth: 156 * MM,
  textHeight: 225 * MM,
  lines: 22,
  characters: 28,
  linePitch: (225 * MM) / 22,
} as const;

/** Chinese type sizes (字号) in points. */
export const SIZE = { two: 22, three: 16, four: 14, smallFour: 12, five: 10.5 } as const;

/** 28 characters of size 3 are 158 mm wide: each is set so much closer that they fill 156 mm. */
export const TRACKING = PAGE.textWidth / PAGE.characters - SIZE.three;

/** One character of the text grid. */
export const CHARACTER = PAGE.textWidth / PAGE.characters;

/** The red of a document head. */
export const RED = '#e60012';
