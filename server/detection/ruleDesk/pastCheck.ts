import type { Db } from '../../platform/db/sql.ts';
import type { JudgedRequest, RegisterAnswer } from './judgeName.ts';

/** A name that was checked in a case, with what is kept of the check. */
export interface PastCheck {
  /** The naming case. */
  subjectId: string;
  /** Its number. */
  label: string;
  request: JudgedRequest;
  /** What the register answered then; null where the run is older than the record of inputs. */
  answer: RegisterAnswer | null;
}

/**
 * The names of the latest run of each case in the divisions of this prefix, page by page; the domain that has the cases
 * gives it, because detection may not know them.
 */
export interface PastChecks {
  count(db: Db, prefix: string): Promise<number>;
  page(db: Db, prefix: string, after: string | null): Promise<{ checks: PastCheck[]; next: string | null }>;
}
