import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import { inFiling } from '../filings/inFiling.ts';
import { inCase } from '../inCase.ts';

/** Whose file is opened: that of a case, or of a filing from outside; `of` is its kind in the audit record, too. */
export interface FileOf {
  of: 'naming-case' | 'filing';
  id: string;
}

export const caseFile = (id: string): FileOf => ({ of: 'naming-case', id });
export const filingFile = (id: string): FileOf => ({ of: 'filing', id });

interface Place {
  /** Its column in `case_file_reading`. */
  column: Sql;
  /** Whether an actor's office takes part in it, not only oversees it, as a select of one boolean. */
  isIn: (actor: Actor, id: string) => Sql;
}

export const FILES: Record<FileOf['of'], Place> = {
  'naming-case': {
    column: sql`case_id`,
    isIn: (actor, id) => sql`select coalesce(${inCase(actor)}, false) as "isIn" from naming_case c where c.id = ${id}`,
  },
  filing: {
    column: sql`filing_id`,
    isIn: (actor, id) =>
      sql`select coalesce(${inFiling(actor)}, false) as "isIn" from inbound_filing f where f.id = ${id}`,
  },
};
