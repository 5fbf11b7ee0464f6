import type { LineId, LineLevel } from '#server/boundaries/contract.ts';
import {
  type Handout,
  HandoutDraft,
  type HandoutLevel,
  type HandoutSelection,
} from '#server/boundaries/handouts/handoutContract.ts';

/** The form of a request as it is typed. */
export interface HandoutTexts {
  level: HandoutLevel;
  applicant: string;
  contactName: string;
  contactPhone: string;
  purpose: string;
  legalBasis: string;
  undertakings: string;
  day: string | null;
  area: string | null;
  lines: LineId[];
  levels: LineLevel[];
  contents: HandoutSelection['contents'];
  formats: HandoutSelection['formats'];
  outsideItems: string;
}

export const emptyHandout = (area: string | null, day: string | null): HandoutTexts => ({
  ...{ level: 'internal', applicant: '', contactName: '', contactPhone: '', purpose: '', legalBasis: '' },
  ...{ undertakings: '', day, area, lines: [], levels: ['county'], contents: ['lines'], formats: ['geojson', 'xlsx'] },
  outsideItems: '',
});

export const textsOf = (handout: Handout): HandoutTexts => ({
  ...emptyHandout(null, null),
  ...(handout.selection ?? {}),
  ...{ level: handout.level, applicant: handout.applicant, contactName: handout.contactName },
  ...{ contactPhone: handout.contactPhone, purpose: handout.purpose, legalBasis: handout.legalBasis },
  ...{ undertakings: handout.undertakings, outsideItems: handout.outsideItems ?? '' },
});

/** What is sent, or null while something is missing. */
export function draftOfTexts(texts: HandoutTexts): HandoutDraft | null {
  const { day, area, lines, levels, contents, formats, outsideItems, ...rest } = texts;
  const isSecret = texts.level === 'secret';
  const selection = isSecret ? null : { day, area, lines, levels, contents, formats };
  return HandoutDraft.safeParse({ ...rest, selection, outsideItems: isSecret ? outsideItems : null }).data ?? null;
}

/** What is asked for, where it is whole. */
export const selectionOfTexts = (texts: HandoutTexts): HandoutSelection | null =>
  draftOfTexts({
    ...texts,
    ...{ applicant: '—', contactName: '—', contactPhone: '00000', purpose: '—', legalBasis: '—', undertakings: '—' },
  })?.selection ?? null;
