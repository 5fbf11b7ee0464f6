import type { Db } from '../platform/db/sql.ts';
import type { SignId } from './contract.ts';
import { editionOf } from './editionOf.ts';
import { signRow } from './findSign.ts';
import type { PlateFacts } from './plateContract.ts';
import { plateRule } from './plateFrame.ts';
import type { PlateLayout } from './plateLayout.ts';
import { plateOfSign } from './plateOfSign.ts';
import { MARGIN_MILLIMETRES } from './plateSheet.ts';
import type { SignRow } from './signRow.ts';

/** Size, edition and lettering of a sign's plate. @throws Problem not-found, conflict where it cannot be drawn */
export async function plateFacts(db: Db, id: SignId, publicUrl: string): Promise<PlateFacts> {
  const row = await signRow(db, id);
  const layout = plateOfSign(row, publicUrl);
  const edition = editionOf(row.edition);
  const { size } = plateRule(edition, row.type);
  const isUsual =
    layout.widthMillimetres === size.widthMillimetres && layout.heightMillimetres === size.heightMillimetres;
  return {
    widthMillimetres: layout.widthMillimetres,
    heightMillimetres: layout.heightMillimetres,
    marginMillimetres: MARGIN_MILLIMETRES,
    edition: edition.titleZh,
    sizeVerified: isUsual && size.verified,
    sizeSource: size.source,
    qrSideMillimetres: layout.qr?.box.width ?? null,
    moduleMillimetres: layout.qr?.moduleMillimetres ?? null,
    substitutes: substitutesIn(layout),
    storyShortened: isShortened(layout, row),
  };
}

function substitutesIn({ edition, texts }: PlateLayout): PlateFacts['substitutes'] {
  const { lettering } = editionOf(edition);
  const found = texts.flatMap(({ holds, glyphs }) => {
    const own = holds === 'story' ? lettering.story.face : lettering.bands[holds].face;
    return glyphs.filter(({ face }) => face !== own).map(({ text, face }) => [text, face] as const);
  });
  return [...new Map(found)].map(([character, face]) => ({ character, face }));
}

const bare = (text: string): string => text.replaceAll(/\s+/g, '');

function isShortened({ texts }: PlateLayout, { story }: SignRow): boolean {
  const told = texts.filter(({ holds }) => holds === 'story').map(({ text }) => bare(text));
  return told.length > 0 && story !== null && told.join('').length < bare(story).length;
}
