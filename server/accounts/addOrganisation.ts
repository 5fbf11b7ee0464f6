import { z } from 'zod';
import { type AuditActor, record } from '../audit/record.ts';
import { type Db, one, sql } from '../platform/db/sql.ts';
import type { OrganKind } from './contract.ts';

export interface NewOrganisation {
  /** A short name of its own for commands and files, e.g. `minzheng-640300`. */
  code: string;
  name: string;
  kind: OrganKind;
  divisionCode: string;
}

/** Adds an organisation, or brings name, kind and division of the one with this code up to date. Answers its id. */
export async function addOrganisation(
  tx: Db,
  given: NewOrganisation,
  { by, at }: { by: AuditActor; at: string },
): Promise<string> {
  const { id } = await one(tx, z.object({ id: z.string() }), upsert(given));
  await record(tx, {
    actor: by,
    action: 'organisation.save',
    subjectKind: 'organisation',
    subjectId: id,
    after: given,
    at,
  });
  return id;
}

const upsert = ({ code, name, kind, divisionCode }: NewOrganisation) => sql`
  insert into organisation (code, name, kind, division_code) values (${code}, ${name}, ${kind}, ${divisionCode})
  on conflict (code) do update set name = excluded.name, kind = excluded.kind, division_code = excluded.division_code
  returning id`;
