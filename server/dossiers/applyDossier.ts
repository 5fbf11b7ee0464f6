import { z } from 'zod';
import { type AuditActor, record, SYSTEM } from '../audit/record.ts';
import { drawLines } from '../boundaries/drawLines.ts';
import { chinaDay } from '../naming/deadline.ts';
import { type Db, json, many, one, run, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { type Change, changeDivisions, type Recoding } from './changeDivisions.ts';
import { codePlan, needsCode } from './codePlan.ts';
import { type DossierRow, lockDossier } from './dossierFacts.ts';
import { DossierId } from './draftContract.ts';
import { listTasks } from './followUp.ts';
import { repoint } from './repoint.ts';
import { schemeUnits } from './schemeUnits.ts';
import { type Unit, unitsOn } from './unit.ts';

/**
 * Puts an approved change into effect as of its day, in the caller's transaction: division rows and codes, outlines, places and
 * what hangs on them, lines, the event with its predecessors and successors, and the list of what a person must still do.
 * @throws Problem wrong-state before the day or without codes; conflict where outlines or rows do not fit
 */
export async function applyDossier(
  tx: Db,
  dossier: DossierRow,
  { at, actor }: { at: string; actor: AuditActor },
): Promise<void> {
  const { id, draft, facts, effectiveOn } = dossier;
  const today = chinaDay(at);
  if (effectiveOn === null || facts.approval === undefined || effectiveOn > today)
    throw new Problem('wrong-state', `The change takes effect on ${effectiveOn}`, {
      detailZh: `变更自 ${effectiveOn} 起施行，未到施行日期。`,
    });
  const { document, approver } = facts.approval;
  const scheme = await schemeUnits(tx, draft, effectiveOn);
  const decisions = await codePlan(tx, draft, scheme, { facts, day: effectiveOn });
  const open = decisions.find((decision) => needsCode(decision) && decision.code === null);
  if (open)
    throw new Problem('wrong-state', `The new code of ${open.name} is not fixed yet`, {
      detailZh: `${open.name}的新区划代码尚未确定，不能实施。`,
    });
  const codes = new Map(
    decisions.flatMap(({ old, effect, code }) => (code && effect !== 'kept' ? [[old, code] as const] : [])),
  );
  const change: Change = { draft, scheme, codes, effectiveOn, document };
  const { recoded, undrawn, passes } = await changeDivisions(tx, change);
  await repoint(tx, change, { recoded, passes });
  await drawLines(tx, { today, at, approvalDocument: document });
  await recordEvent(tx, { id, change, approver, at });
  await listTasks(tx, { id, change, recoded, undrawn, passes });
  await run(tx, sql`update division_dossier set applied_at = ${at}::timestamptz, apply_fault = null where id = ${id}`);
  await record(tx, {
    ...{ actor, action: 'dossiers.take-effect', subjectKind: 'division-dossier', subjectId: id, at },
    after: {
      effectiveOn,
      codes: Object.fromEntries(codes),
      recoded: recoded.map(({ from, to }: Recoding) => [from, to]),
    },
  });
}

/** Puts every approved change whose day has come into effect; one that cannot be says why and holds up no other. Answers how many. */
export async function applyDueDossiers({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const at = now();
  const due = await many(
    db,
    z.object({ id: DossierId }),
    sql`select id from division_dossier where applied_at is null and state in ('approved', 'announced')
          and effective_on <= ${chinaDay(at)}::date order by effective_on, id`,
  );
  let applied = 0;
  for (const { id } of due) applied += await applyOne(db, id, at);
  return applied;
}

async function applyOne(db: Db, id: DossierId, at: string): Promise<number> {
  try {
    await db.transaction(async (tx) => {
      const dossier = await lockDossier(tx, id);
      if (dossier.appliedAt !== null) return;
      await applyDossier(tx, dossier, { at, actor: SYSTEM });
      await run(
        tx,
        sql`update division_dossier set state = 'implementing', version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`,
      );
      await run(
        tx,
        sql`insert into dossier_step (dossier_id, act, from_state, to_state, actor, organisation, at)
            values (${id}, 'apply', ${dossier.state}, 'implementing', ${SYSTEM.username}, '', ${at}::timestamptz)`,
      );
    });
    return 1;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const why = error.facts.detailZh ?? error.message;
    await run(
      db,
      sql`update division_dossier set apply_fault = ${why} where id = ${id} and apply_fault is distinct from ${why}`,
    );
    return 0;
  }
}

interface Happened {
  id: DossierId;
  change: Change;
  approver: string;
  at: string;
}

async function recordEvent(tx: Db, { id, change, approver, at }: Happened): Promise<void> {
  const { draft, scheme, codes, effectiveOn, document } = change;
  const before = [scheme.unit, ...scheme.units, ...(scheme.to && draft.change !== 'affiliation' ? [scheme.to] : [])];
  const gone =
    draft.change === 'establish' ? [scheme.unit, ...scheme.units] : draft.change === 'abolish' ? [scheme.unit] : [];
  const kept = before.filter((unit) => !gone.includes(unit)).map(({ code }) => codes.get(code) ?? code);
  const created = draft.change === 'establish' ? [codes.get(scheme.unit.code) ?? ''] : [];
  const after = await unitsOn(tx, [...kept, ...created], effectiveOn);
  const oldCodes = new Set(before.map(({ code }) => code));
  const successorOf = (unit: Unit) => ({
    ...partyOf(unit, 'successor'),
    effect: oldCodes.has(unit.code) ? 'kept' : 'issued',
  });
  const newCodes = new Set(after.map(({ code }) => code));
  const parties = [
    ...before.map((unit) => ({
      ...partyOf(unit, 'predecessor'),
      effect: newCodes.has(unit.code) ? 'kept' : 'withdrawn',
    })),
    ...after.map(successorOf),
  ];
  const event = await one(
    tx,
    z.object({ id: z.uuid() }),
    sql`insert into division_event (type, effective_on, title, document, approver, dossier_id, recorded_at)
        values (${draft.change}, ${effectiveOn}::date, ${draft.title}, ${document}, ${approver}, ${id}, ${at}::timestamptz) returning id`,
  );
  await run(
    tx,
    sql`insert into division_event_party (event_id, side, division_id, code, name, path, code_effect)
        select ${event.id}, side, id, code, name, path, effect
          from jsonb_to_recordset(${json(parties)}) as r (side text, id uuid, code text, name text, path text, effect text)`,
  );
}

const partyOf = ({ id, code, name, path }: Unit, side: string) => ({ side, id, code, name, path });
