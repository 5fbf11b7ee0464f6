import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from '#server/detection/contract.ts';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { CaseState } from '#server/naming/caseContract.ts';
import type { CaseKind } from '#server/naming/kindContract.ts';
import { type Db, json, one, run, sql } from '#server/platform/db/sql.ts';
import type { TestApp } from './testApp.ts';

/** Organisation ids by the side of the case on which they stand; `consulted` was asked for an opinion and agreed. */
export type Offices = Readonly<Record<string, string>>;

export interface PlacedCase {
  id: string;
  version: number;
  candidateId: string;
  findingId: string;
}

const VERSION = 7;
const tables = loadNamingTables();
const CHARACTERS = '安宝昌春德恩丰富光海和华嘉金康乐龙茂宁平庆瑞泰文祥雅义永玉源'.split('');
let made = 0;

/** A street name that no other case of this run has. */
function freshName(): string {
  made += 1;
  const pick = (by: number) => CHARACTERS[by % CHARACTERS.length] ?? '';
  return `${pick(made)}${pick(Math.floor(made / CHARACTERS.length) + 7)}${pick(made * 7 + 3)}路`;
}

const BEFORE_CHECK: readonly CaseState[] = [
  'draft',
  'submitted',
  'returned_for_correction',
  'accepted',
  'not_accepted',
  'withdrawn',
];
const BEFORE_NOTICE: readonly CaseState[] = [...BEFORE_CHECK, 'checking', 'consulting', 'reconciling', 'argumentation'];
const DECIDED: readonly CaseState[] = [
  ...(['revoked', 'approved', 'refused', 'filed', 'announced', 'standard'] as const),
  ...(['superseded', 'abolished', 'reserved', 'drawn', 'expired'] as const),
];
const FILED: readonly CaseState[] = ['filed', 'announced', 'standard'];

/**
 * A street case of Litong put into a state by SQL, with the rows that the acts before that state would have left, so that
 * every lawful act can go on from there.
 */
export async function caseInState(
  { db, deps }: TestApp,
  state: CaseState,
  offices: Offices,
  kind: CaseKind = 'naming',
): Promise<PlacedCase> {
  return db.transaction(async (tx) => {
    const id = randomUUID();
    const now = deps.now();
    const name = freshName();
    await run(tx, insertCase(id, state, { offices, now, kind }));
    const candidateId = await insertCandidate(tx, id, name);
    await run(tx, insertOpinion(id, offices, now));
    const findingId = BEFORE_CHECK.includes(state) ? randomUUID() : await insertRun(tx, id, { candidateId, now });
    if (!BEFORE_CHECK.includes(state) && state !== 'checking') await reserve(tx, id, { name, candidateId, now });
    for (const statement of leftBehind(id, state, now)) await run(tx, statement);
    return { id, version: VERSION, candidateId, findingId };
  });
}

interface Opened {
  offices: Offices;
  now: string;
  kind: CaseKind;
}
const insertCase = (id: string, state: CaseState, { offices, now, kind }: Opened) => sql`
  insert into naming_case (id, kind, version, case_no, category, variant, authority_id, state, province_code,
    division_code, geom, location, extent, attributes, contact_name, contact_phone, applicant_id, applicant_org_id,
    handler_org_id, approver_org_id, receiver_org_id, announcer_org_id, proposed_by, submitted_at, created_at, updated_at)
  select ${id}, ${kind}, ${VERSION}, 'T-' || left(${id}, 8), 'street', 'government', a.id, ${state}, '640000', '640302',
         st_setsrid(st_geomfromtext('LINESTRING(106.19 37.9921, 106.21 37.9925)'), 4490), '利通区西部', '', '{}', '甲',
         '0953-0000000', (select id from account where username = 'shenqing'), ${offices.applicant}, ${offices.handler},
         ${offices.approver}, ${offices.receiver}, ${offices.announcer},
         (select id from account where username = 'minzheng'), ${now}, ${now}, ${now}
    from authority a where a.category = 'street' and a.variant = 'government' order by a.id limit 1`;

async function insertCandidate(tx: Db, caseId: string, name: string): Promise<string> {
  const row = await one(
    tx,
    z.object({ id: z.string() }),
    sql`insert into case_candidate (case_id, rank, name, norm, pinyin_key, roman_tone, meaning, reason)
        values (${caseId}, 1, ${name}, ${name}, '', 'Lù', '含义', '理由') returning id`,
  );
  return row.id;
}

const insertOpinion = (caseId: string, offices: Offices, now: string) => sql`
  insert into opinion (case_id, organisation_id, legal_role, asked_at, due_on, opinion, signed_by, answered_at)
  values (${caseId}, ${offices.consulted}, '会商部门', ${now}, ${now}::date + 5, 'agree', '会审员', ${now})`;

const NOTE: Finding = {
  rule: 'GF-5',
  ruleVersion: 1,
  result: 'TEST_NOTE',
  class: null,
  severity: 'NOTE',
  level: 'note',
  span: null,
  evidence: {},
  clash: null,
  exception: null,
  exceptionZh: null,
  instrument: 'TR',
  instrumentZh: '地名管理条例',
  article: 'art. 9',
  articleZh: '第九条',
  message: 'A note',
  messageZh: '提示',
  advice: null,
  adviceZh: null,
};

async function insertRun(tx: Db, caseId: string, of: { candidateId: string; now: string }): Promise<string> {
  const row = await one(
    tx,
    z.object({ id: z.string() }),
    sql`with made as (insert into check_run (case_id, run_at, run_by, rule_set_version, level, classes)
                      values (${caseId}, ${of.now}, '经办员', 'test', 'note', '{}') returning id)
        insert into case_finding (run_id, candidate_id, position, finding, level)
        select id, ${of.candidateId}, 0, ${json(NOTE)}, 'note' from made returning id`,
  );
  return row.id;
}

async function reserve(tx: Db, caseId: string, of: { name: string; candidateId: string; now: string }): Promise<void> {
  const place = await one(
    tx,
    z.object({ id: z.string() }),
    sql`insert into place (province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
        select province_code, division_code, category, 'proposed', geom, '申请图形', '测试', ${of.now}, ${of.now}
          from naming_case where id = ${caseId} returning id`,
  );
  const spot = { provinceCode: '640000', countyCode: '640302', category: 'street' } as const;
  const standing = { kind: 'standard', status: 'reserved', legalStatus: 'unknown', validFrom: null } as const;
  await insertNames(tx, tables, [{ placeId: place.id, name: of.name, ...spot, ...standing }]);
  await run(tx, sql`update naming_case set chosen_id = ${of.candidateId}, place_id = ${place.id} where id = ${caseId}`);
}

/** Notice, decision, filing and announcement, as far as the state has come. */
function leftBehind(id: string, state: CaseState, now: string) {
  const outcome = state === 'refused' ? 'refused' : 'approved';
  return [
    ...(BEFORE_NOTICE.includes(state)
      ? []
      : [
          sql`insert into notice (case_id, starts_on, ends_on, text) values (${id}, ${now}::date - 9, ${now}::date - 2, '')`,
        ]),
    ...(DECIDED.includes(state)
      ? [
          sql`insert into decision (case_id, outcome, document_no, decided_on, decided_by, at)
              select ${id}, ${outcome}, '吴政发〔2026〕1号', ${now}::date, id, ${now} from account where username = 'shizhengfu'`,
        ]
      : []),
    ...(FILED.includes(state)
      ? [
          sql`insert into filing (case_id, filing_no, status, receiver, filed_on)
              values (${id}, ${`BA-${id}`}, 'pending', '宁夏回族自治区民政厅', ${now}::date)`,
        ]
      : []),
    ...(state === 'announced' || state === 'standard'
      ? [
          sql`insert into announcement (case_id, announcement_no, announced_on, channels, text)
              values (${id}, '吴民公告〔2026〕1号', ${now}::date, '{政府网站}', '')`,
        ]
      : []),
  ];
}
