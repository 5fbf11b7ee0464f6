import { expect } from 'vitest';
import { z } from 'zod';
import { applyDueDossiers } from '#server/dossiers/applyDossier.ts';
import type { Dossier } from '#server/dossiers/contract.ts';
import { one, type Sql, sql } from '#server/platform/db/sql.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';
import { act, approved } from './dossierOffice.ts';

interface Listed {
  code: string;
  name: string;
  path: string;
  seat: string | null;
  entrustedCode: string | null;
}
const open = ({ codes }: Dossier) => {
  const next = codes.find(({ code, proposed }) => code === null && proposed !== null);
  return next && { old: next.old, code: next.proposed };
};

/** Puts changes into effect, each on a day of its own, and looks at what they did. */
export function changeOffice(office: () => { app: TestApp; minzheng: TestAgent }) {
  let day = '2026-11-24';
  /** Two rows of one division never begin on one day: each change of this file has a day of its own. */
  function nextDay(): string {
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    office().app.clock.set(`${day}T02:00:00.000Z`);
    return day;
  }

  /** A change approved and in effect today, with the proposed codes. */
  async function changed(draft: object): Promise<Dossier> {
    const today = nextDay();
    let dossier = await approved(office().minzheng, draft, { today, effectiveOn: today });
    // Codes of townships are proposed once that of their county is fixed.
    for (let next = open(dossier); next; next = open(dossier))
      dossier = await act(office().minzheng, dossier, 'fix-code', { ...next, on: today, document: '代码文件' });
    await applyDueDossiers(office().app.deps);
    const { body } = await office().minzheng.get(`/api/division-dossiers/${dossier.id}`).expect(200);
    expect(body).toMatchObject({ state: 'implementing', applyFault: null });
    return body;
  }

  const divisions = async (query: object): Promise<Listed[]> =>
    (
      await office()
        .minzheng.get('/api/divisions')
        .query({ at: day, limit: 200, ...query })
        .expect(200)
    ).body.items;
  const number = async (query: Sql) =>
    (await one(office().app.db, z.object({ value: z.number().nullable() }), query)).value ?? 0;
  const area = (codes: string[], at = day) =>
    number(
      sql`select sum(st_area(geom::geography)) as value from division where code = any(${codes}) and valid @> ${at}::date`,
    );
  const strays = () =>
    number(sql`select count(*)::float8 as value from place p
              where not exists (select 1 from division v where v.code = p.division_code and v.valid @> ${day}::date)`);
  const yesterday = () => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

  /** A drawn area across the middle of the longest stretch that two townships share; it overshoots into both. */
  async function acrossLine(where: Sql, degrees = 0.01): Promise<{ left: string; right: string; area: object }> {
    return one(
      office().app.db,
      z.object({ left: z.string(), right: z.string(), area: z.record(z.string(), z.unknown()) }),
      sql`select left_code as left, right_code as right,
               st_asgeojson(st_buffer(st_lineinterpolatepoint(geom, 0.5), ${degrees}::float8, 2), 7, 0)::jsonb as area
          from boundary_arc where level = 'township' and ${where} order by st_length(geom) desc limit 1`,
    );
  }
  /** Length of outlines that nobody adjoins: a gap or overlap would add to it. */
  const openEdges = () =>
    number(
      sql`select round(sum(st_length(geom::geography))::numeric, 1)::float8 as value from boundary_arc where right_code is null`,
    );
  const cover = (level: string, at = day) =>
    number(
      sql`select st_area(st_union(geom)) as value from division where level = ${level} and valid @> ${at}::date and geom is not null`,
    );

  const shapeOf = async (shape: Sql, code: string): Promise<object> =>
    (
      await one(
        office().app.db,
        z.object({ area: z.record(z.string(), z.unknown()) }),
        sql`select jsonb_build_object('type', 'Polygon', 'coordinates',
                     jsonb_build_array(st_asgeojson(st_exteriorring(${shape}), 7, 0)::jsonb -> 'coordinates')) as area
              from division d where d.code = ${code} and upper_inf(valid)`,
      )
    ).area;
  return { changed, divisions, area, strays, yesterday, acrossLine, openEdges, cover, shapeOf };
}
