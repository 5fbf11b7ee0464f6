import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeSection } from '../contract.ts';

type Reader = Pick<Actor, 'id' | 'organisationId' | 'permissions'>;

/** Whether a person heads an office that has a part in disputes: he names who reads them there. */
export const headsReaders = ({ permissions }: Pick<Actor, 'permissions'>): boolean =>
  permissions.has('disputes.readers');

/** Of a party's office (dispute alias `d`): everybody while it has named nobody; then the named ones, and its heads. */
export const isEntrusted = ({ id, organisationId, permissions }: Reader): Sql =>
  headsReaders({ permissions })
    ? sql`true`
    : sql`coalesce((select bool_or(r.account_id = ${id}) from dispute_reader r
        where r.dispute_id = d.id and r.organisation_id = ${organisationId} and r.kind = 'entrusted' and r.removed_at is null), true)`;

/** Of another organ, invited by name and not beyond the last day (dispute alias `d`); with a section, also for that one. */
export const isInvited = ({ id }: Pick<Reader, 'id'>, section?: DisputeSection | 'whole'): Sql => sql`
  exists (select 1 from dispute_reader r
    where r.dispute_id = d.id and r.account_id = ${id} and r.kind = 'invited' and r.removed_at is null
      and coalesce(r.until >= register_day(), true) ${withSection(section)})`;

function withSection(section: DisputeSection | 'whole' | undefined): Sql {
  if (section === undefined) return sql``;
  return section === 'whole'
    ? sql`and r.sections is null`
    : sql`and (r.sections is null or ${section} = any(r.sections))`;
}

// The first word of an address below that of the dispute. What is not here is read by those alone who have the file as a whole.
const SECTIONS: Readonly<Record<string, DisputeSection>> = {
  files: 'papers',
  claims: 'claims',
  'contested-area': 'claims',
  'recorded-line': 'claims',
  contents: 'claims',
  'status-quo': 'claims',
  evidence: 'evidence',
  procedure: 'procedure',
  meetings: 'procedure',
  incidents: 'interim',
  interim: 'interim',
  settlement: 'settlement',
  result: 'settlement',
};

/** The section of an address of a dispute; undefined for the dispute itself, `whole` for what no section holds. */
export function sectionOf(path: string): DisputeSection | 'whole' | undefined {
  const [, , , word] = path.split('/');
  return word === undefined ? undefined : (SECTIONS[word] ?? 'whole');
}
