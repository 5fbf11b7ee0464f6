import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { withinDivision } from '../accounts/withinDivision.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { DossierDraft, DossierId } from './draftContract.ts';

/**
 * The one predicate of reading dossiers (alias `d`): one's own office's, and once consulting has begun those that concern a
 * division within one's own, on either side. The list and the single dossier carry the same text.
 */
export const visibleDossiers = ({
  organisationId,
  divisionCode,
}: Pick<Actor, 'organisationId' | 'divisionCode'>): Sql => sql`
  (d.owner_org_id = ${organisationId} or (d.state <> 'drafting' and exists (
    select 1 from unnest(d.division_codes) c where starts_with(c, ${divisionPrefix(divisionCode)}))))`;

const Seen = z.object({ id: z.string() });
const Params = z.object({ id: DossierId });

/** Jurisdiction rule `dossier`. @throws Problem outside-jurisdiction */
export async function requireVisibleDossier(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Seen,
    sql`select d.id from division_dossier d where d.id = ${id} and ${visibleDossiers(actor)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No dossier ${id}`, { detailZh: '没有这份卷宗。' });
}

/**
 * Jurisdiction rule `dossier-units`: the unit, or who receives it, lies within one's own division; so does a unit whose superior
 * is there while another administers it (代管). @throws Problem outside-jurisdiction
 */
export async function requireOwnUnits(db: Db, actor: Actor, { body }: { body: unknown }): Promise<void> {
  const { unit, to } = DossierDraft.parse(body);
  if (withinDivision(actor, unit) || (to !== undefined && withinDivision(actor, to))) return;
  const entrusted = await maybeOne(
    db,
    z.object({ parent: z.string() }),
    sql`select parent_code as parent from division
         where code = ${unit} and upper_inf(valid) and entrusted_code is not null and parent_code is not null`,
  );
  if (entrusted && withinDivision(actor, entrusted.parent)) return;
  throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
    detailZh: '不在本单位管辖的行政区内。',
  });
}
