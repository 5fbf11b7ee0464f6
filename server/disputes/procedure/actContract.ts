import { z } from 'zod';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { Day, longText, oneLine } from '../../platform/contract.ts';

const [, Line] = PointLineOrArea.options;
/** The settled stretch of the line: CGCS2000, longitude first, from a point on the line on record to another. */
export const Course = Line;
export type Course = z.infer<typeof Course>;

const Text = longText(20_000);
const Names = oneLine(60).array().max(100);
const File = z.uuid();

export const DisputeSide = z.enum(['a', 'b']);
export type DisputeSide = z.infer<typeof DisputeSide>;
export const MeetingKind = z.enum(['negotiation', 'mediation', 'expert', 'site']);

/** A map of the settlement: 1 to `scale`. */
const SettlementMap = { scale: z.number().int().min(100).max(10_000_000), datum: oneLine(60), mapFileId: File };
const Settled = { title: oneLine(200), on: Day, course: Course, courseText: Text, fileId: File };
const Signer = z.strictObject({ name: oneLine(60), post: oneLine(60) });
const Decision = z.strictObject({ ...Settled, ...SettlementMap, number: oneLine(100), signer: oneLine(100) });
const Ruling = Decision.extend({
  scale: SettlementMap.scale.nullable(),
  datum: SettlementMap.datum.nullable(),
  mapFileId: File.nullable(),
}).refine(({ scale, datum, mapFileId }) => mapFileId === null || (scale !== null && datum !== null), {
  message: 'A map needs its scale and datum / 附图须填写比例尺和坐标系',
  path: ['scale'],
});

/**
 * What each act asks. What a government above decides that has no office in this register is recorded with paper, number and
 * day by whoever stands in for it (`number` and `fileId` are then needed).
 */
export const DisputeActBodies = {
  freeze: z.strictObject({ on: Day, note: Text.nullable().default(null) }),
  openNegotiation: z.strictObject({ on: Day, note: Text.nullable().default(null) }),
  meet: z.strictObject({
    kind: MeetingKind,
    on: Day,
    place: oneLine(200),
    attendeesA: Names,
    attendeesB: Names,
    attendeesOther: Names.default([]),
    result: Text,
    fileId: File,
  }),
  agree: z.strictObject({ ...Settled, ...SettlementMap, signerA: Signer, signerB: Signer }),
  notAgree: z.strictObject({ on: Day, reason: Text }),
  submitSolution: z.strictObject({
    side: DisputeSide,
    on: Day,
    text: Text,
    course: Course.nullable().default(null),
    fileId: File,
    mapFileId: File,
  }),
  accept: z.strictObject({
    on: Day,
    number: oneLine(100).nullable().default(null),
    fileId: File.nullable().default(null),
  }),
  openMediation: z.strictObject({
    on: Day,
    departments: oneLine(100).array().min(1).max(40),
    fileId: File.nullable().default(null),
  }),
  propose: z.strictObject({ on: Day, text: Text, fileId: File }),
  decide: Decision,
  recordDecision: Decision,
  testAffiliation: z.strictObject({ changes: z.boolean(), villages: oneLine(60).array().max(200), note: Text }),
  confirmChange: z.strictObject({}),
  openSurvey: z.strictObject({
    on: Day,
    teamA: Names.min(1),
    teamB: Names.min(1),
    surveyor: oneLine(200),
    note: Text.nullable().default(null),
  }),
  sealMap: z.strictObject({
    ...SettlementMap,
    course: Course,
    surveyedOn: Day,
    sealedAOn: Day,
    sealedBOn: Day,
    surveyor: oneLine(200),
  }),
  file: z.strictObject({
    on: Day,
    number: oneLine(100).nullable().default(null),
    note: Text.nullable().default(null),
    fileId: File,
  }),
  recordReceipt: z.strictObject({
    on: Day,
    number: oneLine(100).nullable().default(null),
    fileId: File.nullable().default(null),
  }),
  announce: z.strictObject({
    onA: Day,
    wayA: oneLine(200),
    onB: Day,
    wayB: oneLine(200),
    fileId: File.nullable().default(null),
  }),
  archive: z.strictObject({ on: Day, volume: oneLine(200) }),
  openCheck: z.strictObject({ on: Day, number: oneLine(100).nullable().default(null), note: Text, fileId: File }),
  rule: Ruling,
  recordRuling: Ruling,
  execute: z.strictObject({ on: Day, note: Text, fileId: File.nullable().default(null) }),
} as const;
export type DisputeActName = keyof typeof DisputeActBodies;
export type DisputeActBody<A extends DisputeActName> = z.infer<(typeof DisputeActBodies)[A]>;
