import type { Knex } from 'knex';
import type { CompiledRuleSet } from '../detection/compileRuleSet.ts';
import type { Db } from '../platform/db/sql.ts';
import type { FileStore } from '../platform/files.ts';
import type { GroundGate } from '../platform/groundGate.ts';
import type { Jurisdictions } from '../platform/http/jurisdictions.ts';
import type { FileScanner } from '../platform/scanFile.ts';

/** What naming needs of the outside world. */
export interface NamingDeps {
  db: Knex;
  now: () => string;
  files: FileStore;
  /** Judges uploads before they are kept; `scannerOff` where none is set up. */
  scan: FileScanner;
  /** Where the office client is found from outside, without a trailing slash. */
  publicUrl: string;
  /** The rules in force, from the register's own rows. */
  rules: (db: Db) => Promise<CompiledRuleSet>;
  /** What the app asks of the ground before a name is submitted or approved. */
  ground: GroundGate;
}
/** With the jurisdiction rules that `serve` applies. */
export interface NamingContext extends NamingDeps {
  jurisdictions: Jurisdictions;
}
