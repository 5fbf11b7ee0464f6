import { editionOf } from './editionOf.ts';
import { type PlateLayout, plateLayout } from './plateLayout.ts';
import { signRoman } from './signRoman.ts';
import type { SignRow } from './signRow.ts';
import { signUrl } from './signUrl.ts';

/**
 * The plate of a stored sign, laid out by its own edition with its own code.
 * @throws Problem conflict with a PlateRefusalCode where it cannot be drawn
 */
export function plateOfSign(sign: SignRow, publicUrl: string): PlateLayout {
  const edition = editionOf(sign.edition);
  return plateLayout(edition, {
    type: sign.type,
    widthMillimetres: sign.widthMillimetres,
    heightMillimetres: sign.heightMillimetres,
    textCn: sign.name,
    textRoman: signRoman(sign.romanTone, edition.roman),
    ground: sign.colour,
    qr: { url: signUrl(publicUrl, sign) },
    ...(sign.number === null ? {} : { number: sign.number }),
    ...(sign.postcode === null ? {} : { postcode: sign.postcode }),
    ...(sign.textMinority === null ? {} : { textMinority: sign.textMinority }),
    ...(sign.story === null ? {} : { story: sign.story }),
    ...(sign.azimuthDegrees === null ? {} : { azimuthDegrees: sign.azimuthDegrees }),
  });
}
