import type { Download } from '../platform/contract.ts';
import type { Db } from '../platform/db/sql.ts';
import type { SignId } from './contract.ts';
import { signRow } from './findSign.ts';
import { plateOfSign } from './plateOfSign.ts';
import { platePdf } from './platePdf.ts';
import { plateSvg, proofSvg } from './plateSvg.ts';

/** The plate on screen. @throws Problem not-found, conflict where it cannot be drawn */
export async function signSvg(db: Db, id: SignId, publicUrl: string): Promise<Download> {
  const sign = await signRow(db, id);
  return { body: plateSvg(plateOfSign(sign, publicUrl)), inline: true, fileName: `${sign.name}-${id}.svg` };
}

/** The plate on its sheet, with bleed and cut marks. @throws Problem not-found, conflict where it cannot be drawn */
export async function signProof(db: Db, id: SignId, publicUrl: string): Promise<Download> {
  const sign = await signRow(db, id);
  return { body: proofSvg(plateOfSign(sign, publicUrl)), inline: true, fileName: `${sign.name}-${id}-proof.svg` };
}

/** The plate for the maker at true size, dated by the sign's last change. @throws Problem not-found, conflict */
export async function signPdf(db: Db, id: SignId, publicUrl: string): Promise<Download> {
  const sign = await signRow(db, id);
  const body = await platePdf([plateOfSign(sign, publicUrl)], {
    title: sign.name,
    createdAt: sign.updatedAt,
    cutMarks: true,
  });
  return { body, inline: true, fileName: `${sign.name}-${id}.pdf` };
}
