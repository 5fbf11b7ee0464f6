import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { Handout, HandoutId } from './handoutContract.ts';
import { handoutRule } from './handoutRules.ts';
import { type HandoutFacts, nextActs } from './handoutSteps.ts';

/** Requests (alias `h`) that a reader sees: of his office and of those below. List, single one and ledger carry the same text. */
export const visibleHandouts = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`h.division_code like ${`${divisionPrefix(actor.divisionCode)}%`}`;

const Seen = z.object({ id: z.string() });
const Params = z.object({ id: HandoutId });

/** Jurisdiction rule `boundary-handout`. @throws Problem outside-jurisdiction */
export async function requireVisibleHandout(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const visible = sql`select h.id from boundary_handout h where h.id = ${id} and ${visibleHandouts(actor)}`;
  if (!(await maybeOne(db, Seen, visible))) throw noHandout(id);
}

export const noHandout = (id: string): Problem =>
  new Problem('outside-jurisdiction', `No hand-out ${id}`, { detailZh: '没有这项申请。' });

const downloads: Sql = sql`(select count(*)::int from boundary_handout_step t where t.handout_id = h.id and t.act = 'download')`;

/** Columns of a list item of `boundary_handout h`. */
export const HANDOUT_COLUMNS: Sql = sql`
  h.id, h.version, '界供〔' || h.year || '〕' || h.serial || '号' as number, h.state, h.level, h.applicant, h.purpose, h.recipient,
  h.organisation, h.made_by as "madeBy", h.decided_by as "decidedBy", h.handed_on as "handedOn", ${downloads} as downloads,
  h.package_sha256 as "packageSha256", h.created_at as "createdAt"`;

const Row = Handout.omit({ rule: true, next: true }).extend({
  organisationId: z.string(),
  madeById: z.string(),
  checkedById: z.string().nullable(),
  recipientAccountId: z.string().nullable(),
});
export type HandoutRow = z.infer<typeof Row>;

/** The request with all that belongs to it. */
export const handoutRow = (db: Db, id: HandoutId): Promise<HandoutRow> => one(db, Row, selectHandout(id));

/** One request as this reader has it. Whether he may read it is asked before. */
export async function findHandout(db: Db, actor: Actor, id: HandoutId, today: string): Promise<Handout> {
  const row = await handoutRow(db, id);
  const rule = await handoutRule(db, row.level, today);
  const isOurs = row.organisationId === actor.organisationId;
  return { ...row, manifest: manifestFor(row, actor), rule, next: isOurs ? nextActs(factsOf(row, rule, actor)) : [] };
}

export const factsOf = (row: HandoutRow, rule: HandoutFacts['rule'], actor: Actor): HandoutFacts => ({
  state: row.state,
  rule,
  papers: row.files.map(({ kind }) => kind),
  isMaker: row.madeById === actor.id,
  isChecker: row.checkedById === actor.id,
  permissions: actor.permissions,
});

/** What a restricted package holds is told to those who may clear it and to who received it. */
function manifestFor({ level, manifest, recipientAccountId }: HandoutRow, actor: Actor): Handout['manifest'] {
  const may = level !== 'restricted' || actor.permissions.has('boundaries.clear') || recipientAccountId === actor.id;
  return may ? manifest : null;
}

const filesOfHandout: Sql = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'fileName', f.file_name, 'sizeBytes', s.size_bytes,
            'uploadedBy', f.uploaded_by, 'uploadedAt', f.uploaded_at) order by f.uploaded_at, f.id), '[]')
     from boundary_handout_file f join stored_file s on s.sha256 = f.sha256 where f.handout_id = h.id)`;

const stepsOfHandout: Sql = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('act', t.act, 'state', t.state, 'note', t.note, 'actor', t.actor,
            'organisation', t.organisation, 'at', t.at) order by t.id), '[]')
     from boundary_handout_step t where t.handout_id = h.id)`;

const selectHandout = (id: HandoutId): Sql => sql`
  select ${HANDOUT_COLUMNS}, h.organisation_id as "organisationId", h.made_by_id as "madeById", h.checked_by_id as "checkedById",
         h.recipient_account_id as "recipientAccountId", h.contact_name as "contactName", h.contact_phone as "contactPhone",
         h.legal_basis as "legalBasis", h.undertakings, h.selection, h.outside_items as "outsideItems",
         (select d.name from division d where d.code = h.selection ->> 'area' order by lower(d.valid) desc limit 1) as "areaName",
         h.checked_by as "checkedBy", h.decided_at as "decidedAt", h.decision_note as "decisionNote", h.manifest, h.medium,
         (select a.username from account a where a.id = h.recipient_account_id) as "recipientUsername",
         h.download_until as "downloadUntil", h.returned_how as "returnedHow", h.returned_on as "returnedOn",
         h.return_note as "returnNote", ${filesOfHandout} as files, ${stepsOfHandout} as steps
    from boundary_handout h where h.id = ${id}`;
