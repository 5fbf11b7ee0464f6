import type { DisputeActName } from '#server/disputes/procedure/actContract.ts';
import type { ProcedureWord } from './words.ts';

/** One question of an act; its answer is kept as text until the act is sent. */
export interface ActField {
  name: string;
  kind: 'day' | 'line' | 'paragraph' | 'names' | 'number' | 'file' | 'course' | 'side' | 'meeting' | 'yesNo';
  label: ProcedureWord;
  optional?: true;
}

const ON: ActField = { name: 'on', kind: 'day', label: 'field.on' };
const NOTE: ActField = { name: 'note', kind: 'paragraph', label: 'field.note' };
const MAYBE_NOTE: ActField = { ...NOTE, optional: true };
const NUMBER: ActField = { name: 'number', kind: 'line', label: 'field.number' };
const MAYBE_NUMBER: ActField = { ...NUMBER, optional: true };
const PAPER: ActField = { name: 'fileId', kind: 'file', label: 'field.paper' };
const MAYBE_PAPER: ActField = { ...PAPER, optional: true };
const TITLE: ActField = { name: 'title', kind: 'line', label: 'field.title' };
const SCALE: ActField = { name: 'scale', kind: 'number', label: 'field.scale' };
const DATUM: ActField = { name: 'datum', kind: 'line', label: 'field.datum' };
const COURSE: ActField = { name: 'course', kind: 'course', label: 'field.course' };
const COURSE_TEXT: ActField = { name: 'courseText', kind: 'paragraph', label: 'field.courseText' };
const MAP: ActField = { name: 'mapFileId', kind: 'file', label: 'field.map' };
const SIGNER: ActField = { name: 'signer', kind: 'line', label: 'field.signer' };

const DECISION: readonly ActField[] = [TITLE, NUMBER, ON, SIGNER, PAPER, COURSE_TEXT, COURSE, SCALE, DATUM, MAP];
const RULING: readonly ActField[] = DECISION.map((field) =>
  [SCALE, DATUM, MAP].includes(field) ? { ...field, optional: true } : field,
);
const line = (name: string, label: ProcedureWord): ActField => ({ name, kind: 'line', label });
const names = (name: string, label: ProcedureWord): ActField => ({ name, kind: 'names', label });
const day = (name: string, label: ProcedureWord): ActField => ({ name, kind: 'day', label });

/** What each act asks, in the order of the paper it records. */
export const ACT_FIELDS: Record<DisputeActName, readonly ActField[]> = {
  freeze: [ON, MAYBE_NOTE],
  openNegotiation: [ON, MAYBE_NOTE],
  meet: [
    { name: 'kind', kind: 'meeting', label: 'field.kind' },
    ON,
    line('place', 'field.place'),
    { ...names('attendeesA', 'field.attendeesA'), optional: true },
    { ...names('attendeesB', 'field.attendeesB'), optional: true },
    { ...names('attendeesOther', 'field.attendeesOther'), optional: true },
    { name: 'result', kind: 'paragraph', label: 'field.result' },
    { ...PAPER, label: 'field.minutes' },
  ],
  agree: [
    ...[TITLE, ON, line('signerA', 'field.signerA'), line('signerAPost', 'field.signerAPost')],
    ...[line('signerB', 'field.signerB'), line('signerBPost', 'field.signerBPost')],
    ...[PAPER, COURSE_TEXT, COURSE, SCALE, DATUM, MAP],
  ],
  notAgree: [ON, { name: 'reason', kind: 'paragraph', label: 'field.reason' }],
  submitSolution: [
    { name: 'side', kind: 'side', label: 'field.side' },
    ON,
    { name: 'text', kind: 'paragraph', label: 'field.text' },
    { ...PAPER, label: 'field.solution' },
    { ...MAP, label: 'field.ownMap' },
    { ...COURSE, optional: true },
  ],
  accept: [ON, MAYBE_NUMBER, MAYBE_PAPER],
  openMediation: [ON, names('departments', 'field.departments'), MAYBE_PAPER],
  propose: [ON, { name: 'text', kind: 'paragraph', label: 'field.text' }, PAPER],
  decide: DECISION,
  recordDecision: DECISION,
  testAffiliation: [
    { name: 'changes', kind: 'yesNo', label: 'field.changes' },
    { ...names('villages', 'field.villages'), optional: true },
    NOTE,
  ],
  confirmChange: [],
  openSurvey: [
    ...[ON, names('teamA', 'field.teamA'), names('teamB', 'field.teamB'), line('surveyor', 'field.surveyor')],
    MAYBE_NOTE,
  ],
  sealMap: [
    ...[day('surveyedOn', 'field.surveyedOn'), line('surveyor', 'field.surveyor'), SCALE, DATUM],
    ...[day('sealedAOn', 'field.sealedAOn'), day('sealedBOn', 'field.sealedBOn')],
    { ...MAP, label: 'field.surveyedMap' },
    COURSE,
  ],
  file: [ON, MAYBE_NUMBER, PAPER, MAYBE_NOTE],
  recordReceipt: [ON, MAYBE_NUMBER, MAYBE_PAPER],
  announce: [
    ...[day('onA', 'field.onA'), line('wayA', 'field.wayA'), day('onB', 'field.onB'), line('wayB', 'field.wayB')],
    MAYBE_PAPER,
  ],
  archive: [ON, line('volume', 'field.volume')],
  openCheck: [ON, MAYBE_NUMBER, NOTE, PAPER],
  rule: RULING,
  recordRuling: RULING,
  execute: [ON, NOTE, MAYBE_PAPER],
};
