import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { changeDirections } from './changeDirections.ts';
import { earliestOn } from './earliestOn.ts';
import { ResultEffect } from './effectContract.ts';
import { DisputeResult, ResultTask, type Wanting } from './resultContract.ts';
import { officeOf, type ResultFacts, resultFacts, wantingOf } from './resultFacts.ts';

const InForce = z.object({
  inForce: DisputeResult.shape.inForce.unwrap(),
  effect: ResultEffect.nullable(),
});

/** The way from the settlement to the line: what it would do, or what it did; what is wanting; what is left to do. */
export async function findResult(
  db: Db,
  actor: Actor,
  { id, day }: { id: DisputeId; day: string },
): Promise<DisputeResult> {
  const facts = await resultFacts(db, id, day);
  const { found, settled, judged } = facts;
  const kept = await maybeOne(db, InForce, selectInForce(id));
  const office = await officeOf(db, found, actor);
  const wanting = found.isInForce ? [] : [...wantingOf(facts), ...(office.decides ? [] : (['office'] as const))];
  const effect = kept ? kept.effect : (judged?.effect ?? null);
  const tasks = await many(db, ResultTask, selectTasks(id));
  return {
    ...courseOf(facts),
    ...{ line: found.line, names: await namesOf(db, judged), effect, wanting, tasks },
    affiliation: affiliationOf(facts, effect),
    proposal: settled ? proposalOf(found, settled) : null,
    inForce: kept ? kept.inForce : null,
    acts: actsFor(facts, { office, wanting, actor, hasTasks: tasks.length > 0 }),
  };
}

function courseOf({ settled, judged }: ResultFacts): Pick<DisputeResult, 'source' | 'refusal' | 'faults'> {
  const source = settled?.isSurveyed ? 'surveyed_map' : 'settlement';
  if (!judged) return { source: settled ? source : null, refusal: null, faults: [] };
  const { refusal, faults } = judged;
  return { source, faults, refusal: refusal && { ...refusal, at: [refusal.at[0], refusal.at[1]] } };
}

function affiliationOf({ found, settled }: ResultFacts, effect: ResultEffect | null): DisputeResult['affiliation'] {
  const directions = found.isInForce || !effect ? [] : changeDirections(effect.passed);
  if (!settled) return { changes: null, villages: [], directions, dossier: null };
  return { changes: settled.changesAffiliation, villages: settled.villages, directions, dossier: found.dossier };
}

interface Reader {
  office: Awaited<ReturnType<typeof officeOf>>;
  wanting: readonly Wanting[];
  actor: Actor;
  hasTasks: boolean;
}

function actsFor(facts: ResultFacts, { office, wanting, actor, hasTasks }: Reader): DisputeResult['acts'] {
  const isFree = office.decides && !facts.found.isInForce;
  const acts: [DisputeResult['acts'][number], boolean][] = [
    ['putInForce', isFree && wanting.length === 0],
    ['withoutLine', isFree && mayBeElsewhere(wanting)],
    ['openDossier', isFree && needsDossier(facts) && actor.permissions.has('dossiers.prepare')],
    ['finishTask', office.takesPart && hasTasks],
  ];
  return acts.flatMap(([act, may]) => (may ? [act] : []));
}

const NOT_HERE: ReadonlySet<string> = new Set(['line', 'restricted']);
/** Nothing but the line itself is wanting. */
export const mayBeElsewhere = (wanting: readonly string[]): boolean =>
  wanting.length > 0 && wanting.every((what) => NOT_HERE.has(what));

export const needsDossier = ({ found, settled, judged }: ResultFacts): boolean =>
  settled?.changesAffiliation === true && found.dossier === null && (judged?.effect?.passed.length ?? 0) > 0;

/** Words that name no dispute: they are read by all offices along the line. */
function proposalOf(found: ResultFacts['found'], settled: NonNullable<ResultFacts['settled']>) {
  const sides = `${found.nameA}与${found.nameB}`;
  const title = settled.kind === 'agreement' ? `${sides}行政区域界线协议书` : `关于${sides}行政区域界线的决定`;
  const { kind, number, courseText, fileId, mapFileId, filedWith, filedOn } = settled;
  const signer = (party: string) => {
    const found = settled.signers.find((one) => one.party === party);
    return { name: found?.name ?? '', post: found?.post ?? '' };
  };
  return {
    ...{ kind, title, number, courseText, fileId, mapFileId, filedWith, filedOn },
    signers: { a: signer('a'), b: signer('b') },
    earliestOn: earliestOn({ found, settled }),
  };
}

async function namesOf(db: Db, judged: ResultFacts['judged']): Promise<Record<string, string>> {
  const codes = [...new Set((judged?.faults ?? []).flatMap(({ divisions }) => divisions))];
  const rows = await many(
    db,
    z.object({ code: z.string(), name: z.string() }),
    sql`select distinct on (code) code, name from division where code = any(${codes}::text[]) order by code, lower(valid) desc`,
  );
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}

const selectInForce = (id: DisputeId): Sql => sql`
  select jsonb_build_object('outcome', outcome, 'on', in_force_on, 'note', note, 'recordedBy', recorded_by, 'organisation', organisation,
           'recordedAt', to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as "inForce", effect
    from dispute_result where dispute_id = ${id}`;

const selectTasks = (id: DisputeId): Sql => sql`
  select id, kind, count, examples, due_on as "dueOn", done_on as "doneOn", note, done_by as "doneBy", organisation
    from dispute_task where dispute_id = ${id}
   order by array_position('{survey,markers_to_set,markers_to_move,map,villages,names,cut_names,signs,cases,agreement_paper,clearance,inspection}'::text[], kind)`;
