import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { SeriesPurpose } from './contract.ts';
import type { MissingSeries } from './seriesContract.ts';

const Office = z.object({
  organisationId: z.string(),
  organisation: z.string(),
  divisionCode: z.string(),
  has: z.string().array(),
});

/** For whoever keeps the system: the offices of his divisions that issue documents, with the classes they have no letters for. */
export async function missingSeries(db: Db, actor: Actor): Promise<MissingSeries[]> {
  const offices = await many(
    db,
    Office,
    sql`select o.id as "organisationId", o.name as organisation, o.division_code as "divisionCode",
               coalesce(array_agg(s.purpose) filter (where s.purpose is not null), '{}') as has
          from organisation o left join document_series s on s.organisation_id = o.id
         where o.kind not in ('applicant', 'audit') group by o.id order by o.division_code, o.name`,
  );
  return offices
    .filter(({ divisionCode }) => withinDivision(actor, divisionCode))
    .map(({ organisationId, organisation, has }) => ({
      ...{ organisationId, organisation },
      purposes: SeriesPurpose.options.filter((purpose) => !has.includes(purpose)),
    }))
    .filter(({ purposes }) => purposes.length > 0);
}
