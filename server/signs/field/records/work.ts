import type { Actor } from '../../../accounts/actor.ts';
import type { AuditActor } from '../../../audit/record.ts';
import type { Db } from '../../../platform/db/sql.ts';
import type { Settlement } from '../fieldApiContract.ts';
import type { FieldPayload } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import type { FieldRules } from '../fieldRules.ts';
import type { RecordRow, StoredConflict } from './recordRow.ts';

/** What is needed to make of a record what it says. */
export interface Work {
  tx: Db;
  deps: FieldDeps;
  /** Who acts: the inspector, or whoever settles a conflict. */
  actor: Actor & AuditActor;
  row: RecordRow;
  rules: FieldRules;
  /** The register's moment. */
  at: string;
  /** How a person settled it; null while nobody did. */
  settlement: Settlement | null;
}
export interface WorkOf<K extends FieldPayload['kind']> extends Work {
  payload: Extract<FieldPayload, { kind: K }>;
}

/** What became of a record: made, or kept for a person to settle. */
export interface Outcome {
  madeId: string | null;
  conflict: StoredConflict | null;
}

export const made = (madeId: string | null): Outcome => ({ madeId, conflict: null });

/** Kept for a person, because of what stands against it. */
export const contradicted = (
  kind: StoredConflict['kind'],
  told: Partial<StoredConflict> & Pick<StoredConflict, 'detail' | 'detailZh'>,
): Outcome => ({ madeId: null, conflict: { kind, fields: [], otherId: null, ...told } });
