import { z } from 'zod';
import { Day, endpoint, Instant } from '../../platform/contract.ts';
import { Dispute, DisputeId } from '../contract.ts';
import { Course, DisputeActBodies, type DisputeActName, DisputeSide, MeetingKind } from './actContract.ts';

const Recorded = z.object({ recordedBy: z.string(), organisation: z.string(), recordedAt: Instant });
const Paper = z.object({ id: z.uuid(), fileName: z.string() });

export const Meeting = Recorded.extend({
  id: z.uuid(),
  kind: MeetingKind,
  on: Day,
  place: z.string(),
  attendeesA: z.string().array(),
  attendeesB: z.string().array(),
  attendeesOther: z.string().array(),
  result: z.string(),
  minutes: Paper,
});
export type Meeting = z.infer<typeof Meeting>;

export const Solution = Recorded.extend({
  id: z.uuid(),
  side: DisputeSide,
  on: Day,
  text: z.string(),
  course: Course.nullable(),
  paper: Paper,
  map: Paper,
});
export type Solution = z.infer<typeof Solution>;

/** What an act recorded that has no table of its own; `content` is particular to the act. */
export const ActRecord = Recorded.extend({
  act: z.string(),
  on: Day,
  number: z.string().nullable(),
  text: z.string().nullable(),
  content: z.record(z.string(), z.unknown()),
  paper: Paper.nullable(),
});
export type ActRecord = z.infer<typeof ActRecord>;

const Signature = z.object({ party: z.enum(['a', 'b', 'handler']), name: z.string(), post: z.string().nullable() });
export const Settlement = Recorded.extend({
  kind: z.enum(['agreement', 'decision']),
  title: z.string(),
  number: z.string().nullable(),
  settledOn: Day,
  signatures: Signature.array(),
  course: Course,
  courseText: z.string(),
  changesAffiliation: z.boolean().nullable(),
  affectedVillages: z.string().array(),
  affiliationNote: z.string().nullable(),
  dossierId: z.uuid().nullable(),
  effectiveOn: Day.nullable(),
  paper: Paper,
});
export type Settlement = z.infer<typeof Settlement>;

export const SettlementMap = Recorded.extend({
  role: z.enum(['attached', 'surveyed_replacing']),
  scale: z.number().int(),
  datum: z.string(),
  sealedAOn: Day.nullable(),
  sealedBOn: Day.nullable(),
  course: Course,
  map: Paper,
});
export type SettlementMap = z.infer<typeof SettlementMap>;

const Stop = z.object({
  organ: z.string(),
  receivedOn: Day.nullable(),
  number: z.string().nullable(),
  paper: Paper.nullable(),
});
export const Filing = z.object({
  /** Governments that file: both sides together, or the one that decided. */
  filers: z.string().array(),
  /** The organs it passes, in their order; it is filed with the last. */
  stops: Stop.array(),
  article: z.string(),
  articleZh: z.string(),
  rule: z.string(),
  ruleZh: z.string(),
  verified: z.boolean(),
  /** null until it was sent. */
  filedOn: Day.nullable(),
  number: z.string().nullable(),
  paper: Paper.nullable(),
});
export type Filing = z.infer<typeof Filing>;

const Rule = z.object({
  act: z.string(),
  rule: z.string(),
  ruleZh: z.string(),
  article: z.string().nullable(),
  articleZh: z.string().nullable(),
  verified: z.boolean(),
});
const Role = z.object({
  id: z.enum(['agreement', 'decision', 'attached', 'surveyed_replacing']),
  label: z.string(),
  labelZh: z.string(),
  rule: z.string(),
  ruleZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});
const ArchivePaper = z.object({
  id: z.string(),
  label: z.string(),
  labelZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
  present: z.boolean(),
});

export const Procedure = z.object({
  rules: Rule.array(),
  roles: Role.array(),
  /** The kinds of meetings the present state knows; `both`: neither side may be missing. */
  meetingKinds: z.object({ kind: MeetingKind, both: z.boolean() }).array(),
  /** The sides the reader records for. */
  sides: DisputeSide.array(),
  /** An internal target of the present state; the law has none. */
  target: z.object({ dueOn: Day, days: z.number().int(), source: z.string(), sourceZh: z.string() }).nullable(),
  meetings: Meeting.array(),
  solutions: Solution.array(),
  records: ActRecord.array(),
  settlement: Settlement.nullable(),
  maps: SettlementMap.array(),
  filing: Filing.nullable(),
  archiveList: ArchivePaper.array(),
});
export type Procedure = z.infer<typeof Procedure>;

const params = z.object({ id: DisputeId });

const act = <const N extends DisputeActName, const P extends 'disputes.handle' | 'disputes.decide'>(
  name: N,
  { path, summary, permission }: { path: string; summary: string; permission: P },
) =>
  endpoint({
    ...{ method: 'post', path: `/disputes/:id/${path}`, summary, permission, jurisdiction: 'dispute' },
    params,
    ifMatch: true,
    body: DisputeActBodies[name],
    reply: Dispute,
  });
const handle = <const N extends DisputeActName>(name: N, path: string, summary: string) =>
  act(name, { path, summary, permission: 'disputes.handle' });

export const ProcedureApi = {
  procedure: endpoint({
    method: 'get',
    path: '/disputes/:id/procedure',
    summary: '争议的办理：会议、方案、协议或决定、备案 / Meetings, solutions, settlement and filing of a dispute',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params,
    reply: Procedure,
  }),
};

export const DisputeActsApi = {
  freeze: handle('freeze', 'freeze', '固定现状 / Freeze the status quo'),
  openNegotiation: handle('openNegotiation', 'open-negotiation', '开始协商 / Open negotiation'),
  meet: handle('meet', 'meetings', '登记会议 / Record a meeting'),
  agree: handle('agree', 'agree', '登记边界协议 / Record the agreement'),
  notAgree: handle('notAgree', 'not-agree', '未达成协议 / Record that there is no agreement'),
  submitSolution: handle('submitSolution', 'solutions', '上报解决方案 / Submit the solution of a side'),
  accept: handle('accept', 'accept', '受理 / Accept'),
  openMediation: handle('openMediation', 'open-mediation', '开始调解 / Open mediation'),
  propose: handle('propose', 'propose', '提出处理意见 / Put the proposal'),
  decide: act('decide', { path: 'decide', summary: '作出决定 / Decide', permission: 'disputes.decide' }),
  recordDecision: handle('recordDecision', 'record-decision', '登记上级决定 / Record the decision'),
  testAffiliation: handle('testAffiliation', 'test-affiliation', '自然村隶属检验 / Test affiliation of villages'),
  confirmChange: handle('confirmChange', 'confirm-change', '区划变更已批准 / The division change was approved'),
  openSurvey: handle('openSurvey', 'open-survey', '开始联合勘测 / Open the joint survey'),
  sealMap: handle('sealMap', 'seal-map', '登记盖章勘测图 / Record the sealed surveyed map'),
  file: handle('file', 'file', '上报备案 / File'),
  recordReceipt: handle('recordReceipt', 'receipts', '登记备案回执 / Record a receipt'),
  announce: handle('announce', 'announce', '登记公布情况 / Record that the people were told'),
  archive: handle('archive', 'archive', '归档 / Archive'),
  openCheck: handle('openCheck', 'open-check', '报请位置核查 / Ask for a position check'),
  rule: act('rule', { path: 'rule', summary: '裁定位置 / Determine the position', permission: 'disputes.decide' }),
  recordRuling: handle('recordRuling', 'record-ruling', '登记批准机关裁定 / Record the determination'),
  execute: handle('execute', 'execute', '登记执行情况 / Record that it was carried out'),
};
