import type { Actor } from '../../accounts/actor.ts';
import type { Paper } from '../../boundaries/markers/paper.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { Dispute } from '../contract.ts';
import type { DisclosureGate } from './disclosureGate.ts';
import type { DisclosureField } from './paperContract.ts';

export type PaperBlock = Paper['blocks'][number];

/** What a section of the dossier is made of. */
export interface SectionFacts {
  db: Db;
  /** The register's day in China. */
  today: () => string;
  now: () => string;
  actor: Actor;
  dispute: Dispute;
  gate: DisclosureGate;
  /** Whether the list of readings goes in, where the asker may read it. */
  withAccess: boolean;
}

/** A part of the dossier: what of the file it needs, and the blocks it prints; none where nothing is on file. */
export interface DossierSection {
  title: string;
  field: DisclosureField;
  blocks: (facts: SectionFacts) => Promise<PaperBlock[]>;
}

export const paragraph = (text: string): PaperBlock => ({ type: 'paragraph', level: 'body', text });
export const heading = (text: string): PaperBlock => ({ type: 'paragraph', level: 'h2', text });
