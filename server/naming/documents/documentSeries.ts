import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { type Db, many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import { DocumentSeries, type SeriesPurpose } from './contract.ts';
import type { DocumentDeps } from './documentDeps.ts';
import { lastNumbers, nextDocumentNumber } from './documentNumber.ts';

const Row = DocumentSeries.omit({ nextNo: true, years: true });

/** The series of the actor's own office; for who keeps the system or reviews its rules, those of every office in its division. */
export async function listSeries(db: Db, actor: Actor, today: string): Promise<DocumentSeries[]> {
  const rows = await many(db, Row, sql`${selectSeries} order by o.name, s.purpose`);
  const divisions = await many(db, Office, sql`select id, division_code as "divisionCode" from organisation`);
  const codeOf = new Map(divisions.map(({ id, divisionCode }) => [id, divisionCode]));
  const isKeeper = actor.permissions.has('admin.settings') || actor.permissions.has('rules.approve');
  const shown = rows.filter(
    ({ organisationId }) =>
      organisationId === actor.organisationId || (isKeeper && withinDivision(actor, codeOf.get(organisationId) ?? '')),
  );
  return Promise.all(shown.map((row) => withNext(db, row, today)));
}

interface Save {
  organisationId: string;
  purpose: SeriesPurpose;
  /** 0 for a series that does not exist yet. */
  version: number;
  letters: string;
  source: string;
  verified: boolean;
}

/**
 * Sets the letters of a series; numbers already given stay as they are, and new letters count from 1.
 * @throws Problem stale-version
 */
export async function saveSeries(deps: DocumentDeps, actor: Actor, given: Save): Promise<DocumentSeries> {
  const now = deps.now();
  const { organisationId, purpose } = given;
  await deps.db.transaction(async (tx) => {
    const before = await maybeOne(
      tx,
      z.object({ version: z.number(), letters: z.string() }),
      sql`select version, letters from document_series
           where organisation_id = ${organisationId} and purpose = ${purpose} for update`,
    );
    if ((before?.version ?? 0) !== given.version) throw stale(before?.version ?? 0);
    await run(tx, upsert(given, now));
    await record(tx, {
      actor,
      action: 'naming.save-series',
      subjectKind: 'organisation',
      subjectId: organisationId,
      before: before ? { purpose, letters: before.letters } : null,
      after: { purpose, letters: given.letters },
      at: now,
    });
  });
  const row = await one(
    deps.db,
    Row,
    sql`${selectSeries} where s.organisation_id = ${organisationId} and s.purpose = ${purpose}`,
  );
  return withNext(deps.db, row, chinaDay(now));
}

async function withNext(db: Db, row: z.infer<typeof Row>, today: string): Promise<DocumentSeries> {
  const { organisationId, purpose, letters } = row;
  const nextNo = (await nextDocumentNumber(db, { organisationId, purpose, day: today })) ?? '';
  return { ...row, nextNo, years: await lastNumbers(db, organisationId, letters) };
}

const Office = z.object({ id: z.string(), divisionCode: z.string() });

const Params = z.object({ id: z.uuid() });

/** Jurisdiction rule `organisation`: one of the actor's own divisions. @throws Problem outside-jurisdiction */
export async function requireOrganisation(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const found = await maybeOne(
    db,
    Office,
    sql`select id, division_code as "divisionCode" from organisation where id = ${id}`,
  );
  if (found && withinDivision(actor, found.divisionCode)) return;
  throw new Problem('outside-jurisdiction', `No organisation ${id}`, { detailZh: '没有这个单位。' });
}

const stale = (current: number): Problem =>
  new Problem('stale-version', `The series is at version ${current}`, {
    detailZh: `该字号已被更新（当前版本 ${current}），请刷新后再改。`,
    current,
  });

const selectSeries: Sql = sql`
  select s.organisation_id as "organisationId", o.name as organisation, s.purpose, s.version, s.letters, s.source, s.verified
    from document_series s join organisation o on o.id = s.organisation_id`;

const upsert = ({ organisationId, purpose, letters, source, verified }: Save, now: string): Sql => sql`
  insert into document_series (organisation_id, purpose, letters, source, verified, updated_at)
  values (${organisationId}, ${purpose}, ${letters}, ${source}, ${verified}, ${now})
  on conflict (organisation_id, purpose) do update
     set letters = excluded.letters, source = excluded.source, verified = excluded.verified,
         version = document_series.version + 1, updated_at = excluded.updated_at`;
