import type { z } from 'zod';
import type { LineId } from '#server/boundaries/contract.ts';
import type { MarkerDraft, MarkerKind, MarkerSecrecy } from '#server/boundaries/markers/markerContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { positionOf } from './positionText.ts';
import { EMPTY_REFERENCE, type ReferenceText, referencesOf } from './referenceText.ts';

/** A registration form as it is typed. */
export interface MarkerTexts {
  lineId: LineId | null;
  numberText: string;
  kind: MarkerKind;
  managerSide: string | null;
  material: string;
  sizeText: string;
  setOn: string | null;
  maker: string;
  position: string;
  heightMetres: number | null;
  heightDatum: string;
  surveyMethod: string;
  accuracyMetres: number | null;
  epsg: number | null;
  north: number | null;
  east: number | null;
  references: readonly ReferenceText[];
  /** One face a line: `北面：利通`. */
  faces: string;
  note: string;
  secrecy: z.infer<typeof MarkerSecrecy>;
}
export const EMPTY_MARKER: MarkerTexts = {
  ...{ lineId: null, numberText: '', kind: 'single', managerSide: null, material: '', sizeText: '', setOn: null },
  ...{ maker: '', position: '', heightMetres: null, heightDatum: '', surveyMethod: '', accuracyMetres: null },
  ...{ epsg: null, north: null, east: null, references: [EMPTY_REFERENCE], faces: '', note: '', secrecy: 'internal' },
};

const orNull = (text: string): string | null => text.trim() || null;

/** What is sent; null while line, number or every coordinate is missing. */
export function bodyOfForm(form: MarkerTexts): z.input<typeof MarkerDraft> | null {
  const { lineId, numberText, epsg, north, east, kind, setOn, secrecy, heightMetres, accuracyMetres } = form;
  const position = positionOf(form.position);
  const original = epsg !== null && north !== null && east !== null ? { epsg, north, east } : null;
  if (lineId === null || numberText.trim() === '' || (position === null && original === null)) return null;
  return {
    ...{ lineId, kind, setOn, secrecy, heightMetres, accuracyMetres, position, original },
    ...{ numberText: numberText.trim(), managerSide: DivisionCode.safeParse(form.managerSide).data ?? null },
    ...{ material: orNull(form.material), sizeText: orNull(form.sizeText), maker: orNull(form.maker) },
    ...{ heightDatum: orNull(form.heightDatum), surveyMethod: orNull(form.surveyMethod), note: orNull(form.note) },
    ...{ references: referencesOf(form.references), faces: facesOf(form.faces) },
  };
}

const facesOf = (text: string): { face: string; inscription: string }[] =>
  text.split('\n').flatMap((line) => {
    const [face = '', ...rest] = line.split(/[：:]/).map((part) => part.trim());
    return face !== '' && rest.join('') !== '' ? [{ face, inscription: rest.join('：') }] : [];
  });
