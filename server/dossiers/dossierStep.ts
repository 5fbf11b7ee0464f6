import type { Actor } from '../accounts/actor.ts';
import { type Db, run, sql } from '../platform/db/sql.ts';
import type { DossierId, DossierState } from './draftContract.ts';

interface Step {
  act: string;
  from: DossierState | null;
  to: DossierState;
  note?: string | undefined;
  document?: string | undefined;
}

/** Writes one step of a dossier's log, which is only ever added to. */
export const recordDossierStep = (tx: Db, step: Step, { id, actor, at }: { id: DossierId; actor: Actor; at: string }) =>
  run(
    tx,
    sql`insert into dossier_step (dossier_id, act, from_state, to_state, actor, organisation, at, note, document)
        values (${id}, ${step.act}, ${step.from}, ${step.to}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz,
                ${step.note ?? null}, ${step.document ?? null})`,
  );
