import { z } from 'zod';
import { Instant } from '../../../platform/contract.ts';
import { many, one, type Sql, sql } from '../../../platform/db/sql.ts';
import { listSignKeys } from '../../keys/listSignKeys.ts';
import { signUrl } from '../../signUrl.ts';
import { FieldPackage, FieldSign, PackageContent } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { fieldRules } from '../fieldRules.ts';
import { FieldMeasures } from '../packageWorkContract.ts';
import { packageBoundaries } from './packageBoundaries.ts';
import { selectPackages } from './packageRow.ts';
import { boxOf, namesInScope, ordersInScope, signsInScope } from './packageScope.ts';
import { reportsTaken } from './reportsTaken.ts';
import { tilesOf } from './tilesOf.ts';

const shape = PackageContent.shape;
const SignRow = FieldSign.omit({ url: true }).extend({
  code: z.object({ key: z.number().int(), digits: z.string() }).nullable(),
  updatedAt: Instant,
});
const Whole = FieldPackage.extend({ updatedAt: Instant });
const Order = shape.orders.element.extend({ updatedAt: Instant });
const Box = z.object({ bbox: shape.tiles.shape.bbox.nullable() });
// The whole of the sample city, where nothing says better.
const NOWHERE: z.infer<typeof shape.tiles.shape.bbox> = [105.2, 36.5, 107.8, 38.4];

/**
 * All of a package in one answer, a statement for each kind of thing. `madeAt` is when something in it last changed, so that the
 * same content has the same ETag. @throws Problem not-found
 */
export async function packageContent(
  { db, today, config, uploads }: Pick<FieldDeps, 'db' | 'today' | 'config' | 'uploads'>,
  id: string,
): Promise<PackageContent> {
  const k = sql`(select * from field_package where id = ${id}) k`;
  const rules = await fieldRules(db, today());
  const { updatedAt, ...shown } = await one(db, Whole, selectWhole(id));
  const signs = await many(db, SignRow, selectSigns(k));
  const orders = await many(db, Order, selectOrders(k));
  const { bbox } = await one(db, Box, selectBox(k));
  const last = [updatedAt, ...signs.map((s) => s.updatedAt), ...orders.map((o) => o.updatedAt)].toSorted().at(-1);
  return {
    package: shown,
    madeAt: last ?? updatedAt,
    signs: signs.map(({ updatedAt: _at, code, ...sign }) => ({
      ...sign,
      url: signUrl(config.publicUrl, { id: sign.id, code }),
    })),
    orders: orders.map(({ updatedAt: _at, ...order }) => order),
    names: await many(db, shape.names.element, selectNames(k)),
    reports: await reportsTaken({ db, uploads }, k),
    defects: await many(db, shape.defects.element, selectDefects(today())),
    ...(await packageBoundaries(db, k)),
    measures: FieldMeasures.parse(rules),
    keys: (await listSignKeys(db)).map(({ id: key, publicKey, revokedAt }) => ({ id: key, publicKey, revokedAt })),
    tiles: tilesOf(bbox ?? NOWHERE, rules['package-tiles']),
  };
}

const selectWhole = (id: string): Sql => sql`
  select w.*, (select updated_at from field_package where id = ${id}) as "updatedAt"
    from (${selectPackages} where k.id = ${id}) w`;

const point = (shapeOf: Sql): Sql => sql`jsonb_build_array(st_x(${shapeOf}), st_y(${shapeOf}))`;

const selectSigns = (k: Sql): Sql => sql`
  select s.id, s.version, s.place_id as "placeId", n.name, l.roman_sign as "romanSign", t.name as "standardName", s.type, s.colour,
         s.status, s.number, ${point(sql`s.position`)} as position, s.mounting, s.maintainer, s.updated_at as "updatedAt",
         case when s.code_key is not null then jsonb_build_object('key', s.code_key, 'digits', s.code_digits) end as code,
         (select max(i.inspected_at) from sign_inspection i where i.sign_id = s.id) as "inspectedAt"
    from ${k}
    join sign s on starts_with(s.division_code, k.prefix)
    join place p on p.id = s.place_id
    join place_name n on n.id = s.name_id
    join spelling l on l.name_id = n.id and l.script = 'pinyin'
    left join place_name t on t.place_id = p.id and t.kind = 'standard' and t.status = 'standard'
   where ${signsInScope}
   order by s.id`;

const selectNames = (k: Sql): Sql => sql`
  select p.id as "placeId", n.name, l.roman_tone as roman, p.category,
         case when p.geom is not null then ${point(sql`st_pointonsurface(p.geom)`)} end as position
    from ${k}
    join place p on starts_with(p.division_code, k.prefix)
    join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
    join spelling l on l.name_id = n.id and l.script = 'pinyin'
   where ${namesInScope}
   order by p.id`;

const selectOrders = (k: Sql): Sql => sql`
  select o.id, o.version, o.sign_id as "signId", o.text, o.defect_code as "defectCode", o.due_on as "dueOn",
         case when coalesce(o.position, s.position) is not null then ${point(sql`coalesce(o.position, s.position)`)} end as position,
         o.updated_at as "updatedAt"
    from ${k} cross join sign_order o left join sign s on s.id = o.sign_id
   where ${ordersInScope}
   order by o.due_on nulls last, o.id`;

const selectDefects = (day: string): Sql => sql`
  select code, label_zh as "labelZh", label_en as label, article_zh as "articleZh", verified
    from sign_defect_rule where valid @> ${day}::date order by sort`;

const selectBox = (k: Sql): Sql => sql`
  select ${boxOf(sql`b.area`)} as bbox
    from (select coalesce(k.area,
            (select d.geom from division d where d.code = k.division_code and upper_inf(d.valid)),
            (select st_expand(st_extent(s.position)::geometry, 0.02) from sign s where starts_with(s.division_code, k.prefix))) as area
            from ${k}) b`;
