import type { z } from 'zod';
import type { LineId } from '#server/boundaries/contract.ts';
import type { Marker, MarkerDraft, MarkerForm, MarkerKind } from '#server/boundaries/markers/markerContract.ts';
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
  secrecy: 'internal' | 'restricted';
}
export const EMPTY_MARKER: MarkerTexts = {
  ...{ lineId: null, numberText: '', kind: 'single', managerSide: null, material: '', sizeText: '', setOn: null },
  ...{ maker: '', position: '', heightMetres: null, heightDatum: '', surveyMethod: '', accuracyMetres: null },
  ...{ epsg: null, north: null, east: null, references: [EMPTY_REFERENCE], faces: '', note: '', secrecy: 'internal' },
};

const orNull = (text: string): string | null => text.trim() || null;

/** What is sent of a new marker; null while line, number, every coordinate or a part of a reference object is missing. */
export function bodyOfForm(form: MarkerTexts): z.input<typeof MarkerDraft> | null {
  const { lineId, epsg, north, east, secrecy } = form;
  const position = positionOf(form.position);
  const original = epsg !== null && north !== null && east !== null ? { epsg, north, east } : null;
  const [said, references] = [registrationOf(form), referencesOf(form.references)];
  if (lineId === null || !said || !references || (position === null && original === null)) return null;
  return { ...said, lineId, secrecy, position, original, references };
}

/** What may be put right later; null without a number. */
export function registrationOf(form: MarkerTexts): z.input<typeof MarkerForm> | null {
  const { numberText, kind, setOn, heightMetres, accuracyMetres } = form;
  if (numberText.trim() === '') return null;
  return {
    ...{ kind, setOn, heightMetres, accuracyMetres },
    ...{ numberText: numberText.trim(), managerSide: DivisionCode.safeParse(form.managerSide).data ?? null },
    ...{ material: orNull(form.material), sizeText: orNull(form.sizeText), maker: orNull(form.maker) },
    ...{ heightDatum: orNull(form.heightDatum), surveyMethod: orNull(form.surveyMethod), note: orNull(form.note) },
    faces: facesOf(form.faces),
  };
}

/** The form of a marker as it is registered. */
export function textsOf(marker: Marker): MarkerTexts {
  const { lineId, numberText, kind, setOn, heightMetres, accuracyMetres } = marker;
  return {
    ...EMPTY_MARKER,
    ...{ lineId, numberText, kind, setOn, heightMetres, accuracyMetres, managerSide: marker.managerSide?.code ?? null },
    ...{ material: marker.material ?? '', sizeText: marker.sizeText ?? '', maker: marker.maker ?? '' },
    ...{ heightDatum: marker.heightDatum ?? '', surveyMethod: marker.surveyMethod ?? '', note: marker.note ?? '' },
    faces: marker.faces.map(({ face, inscription }) => `${face}：${inscription}`).join('\n'),
  };
}

const facesOf = (text: string): { face: string; inscription: string }[] =>
  text.split('\n').flatMap((line) => {
    const [face = '', ...rest] = line.split(/[：:]/).map((part) => part.trim());
    return face !== '' && rest.join('') !== '' ? [{ face, inscription: rest.join('：') }] : [];
  });
