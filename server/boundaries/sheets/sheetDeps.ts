import type { Knex } from 'knex';

/** Song, bold Song for titles, Hei. */
export type SheetHand = 'fangsong' | 'xiaobiaosong' | 'heiti';

/** Which font draws a character; it stands right of boundaries and is handed in. */
export interface SheetFaces {
  /** @throws Problem conflict `missing-glyph` */
  faceOf(hand: SheetHand, character: string): { name: string; bytes: Buffer };
}

/** What printing map sheets needs of the outside. */
export interface SheetDeps {
  db: Knex;
  now: () => string;
  /** The register's day in China. */
  today: () => string;
  faces: SheetFaces;
}
