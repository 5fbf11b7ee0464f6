import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { withinDivision } from '../../../accounts/withinDivision.ts';
import { requireVisibleInspection } from '../../../boundaries/inspections/visibleInspections.ts';
import { divisionOfPlace } from '../../../gazetteer/findPlace.ts';
import { type Db, maybeOne, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { requirePermission } from '../../../platform/requirePermission.ts';
import type { SignId } from '../../contract.ts';
import { divisionOfSign } from '../../findSign.ts';
import type { FieldPayload, Fix } from '../fieldContract.ts';

export interface Subject {
  divisionCode: string;
  signId: SignId | null;
}
const Coded = z.object({ code: z.string(), signId: z.string().nullable() });

/**
 * What a record is about, and in whose division it lies. What is outside the inspector's divisions looks as if it did not exist.
 * @throws Problem not-found, not-allowed
 */
export async function subjectOf(db: Db, actor: Actor, payload: FieldPayload): Promise<Subject> {
  const { code, signId } = await foundSubject(db, actor, payload);
  if (code === undefined || !withinDivision(actor, code)) throw nothing(payload.kind);
  return { divisionCode: code, signId };
}

async function foundSubject(
  db: Db,
  actor: Actor,
  payload: FieldPayload,
): Promise<{ code: string | undefined; signId: SignId | null }> {
  switch (payload.kind) {
    case 'inspection':
      if (payload.signId === null) return { code: await divisionAt(db, actor, payload.fix), signId: null };
      return { code: await divisionOfSign(db, payload.signId), signId: payload.signId };
    case 'new_sign':
      return { code: await divisionOfPlace(db, payload.placeId), signId: null };
    case 'replaced_sign': {
      const code = await divisionOfSign(db, payload.newSignId);
      if (code === undefined || !withinDivision(actor, code)) throw nothing('sign');
      return { code: await divisionOfSign(db, payload.oldSignId), signId: payload.oldSignId };
    }
    case 'marker_item':
      requirePermission(actor, 'inspections.record');
      await requireVisibleInspection(db, actor, { params: { id: payload.jointInspectionId } });
      return { code: actor.divisionCode, signId: null };
    case 'order_done':
      requirePermission(actor, 'signs.orders');
      return codeOf(await maybeOne(db, Coded, orderOf(payload.orderId)), undefined);
    case 'report_followed':
      return codeOf(await maybeOne(db, Coded, reportOf(payload.reportId)), actor.divisionCode);
  }
}

const codeOf = (row: z.infer<typeof Coded> | undefined, otherwise: string | undefined) => ({
  code: row ? row.code || otherwise : undefined,
  signId: null,
});

const orderOf = (id: string) => sql`select division_code as code, sign_id as "signId" from sign_order where id = ${id}`;
// Of a number that no register knows nobody tells the division: every office that handles reports sees it.
const reportOf = (id: string) => sql`
  select coalesce(s.division_code, '') as code, s.id as "signId"
    from sign_report r left join sign s on s.id = r.sign_id where r.id = ${id}`;

/** Where the ground is: the smallest division drawn around it; the inspector's own where none is drawn. */
async function divisionAt(db: Db, actor: Actor, { position }: Fix): Promise<string> {
  const found = await maybeOne(
    db,
    z.object({ code: z.string() }),
    sql`select code from division
         where upper_inf(valid) and st_intersects(geom, st_setsrid(st_makepoint(${position[0]}, ${position[1]}), 4490))
         order by length(code_prefix) desc, code limit 1`,
  );
  return found?.code ?? actor.divisionCode;
}

const nothing = (what: string) =>
  new Problem('not-found', `No such ${what}, or it is not in your jurisdiction`, {
    detailZh: '没有这条记录，或不在您的管辖范围内。',
  });
