import { z } from 'zod';
import { divisionAt } from '../../../divisions/listDivisions.ts';
import type { Place, PlaceId } from '../../../gazetteer/contract.ts';
import { findPlace } from '../../../gazetteer/findPlace.ts';
import { type Db, many, one, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { NameCard } from './cardContract.ts';

type Name = Place['names'][number];

export interface Asked {
  id: PlaceId;
  /** The day of which the card is to speak. */
  on: string;
  issuer: string;
  demonstration: boolean;
}

/** The public facts of a place's name on a day. @throws Problem not-found where it had none, or is not for the public */
export async function nameCard(db: Db, { id, on, issuer, demonstration }: Asked): Promise<NameCard> {
  const place = await findPlace(db, id);
  const name = nameOn(place.names, on);
  if (!name)
    throw new Problem('not-found', `The place had no name on ${on}`, { detailZh: '该地名在这一天没有有效名称。' });
  const { code, point } = await one(db, More, selectMore(id));
  const division = await divisionAt(db, place.divisionCode, on);
  return {
    ...{ type: 'diming-name-card', version: 1, issuer, demonstration, place_id: place.id, valid_on: on },
    ...{ name: name.name, roman: name.romanTone, roman_plain: name.romanPlain },
    status: await statusOf(db, id, name),
    replaced_by: place.standardName === name.name ? null : place.standardName,
    ...{ legal_status: name.legalStatus, category: place.category, category_label: place.categoryLabel },
    ...{ division_code: place.divisionCode, division: division?.path ?? place.divisionPath },
    ...{ place_code: code, point, schematic: place.schematic },
    names: place.names.map(told),
    events: place.events.map(({ kind, on: day, authority, documentNo, article }) => ({
      ...{ kind, on: day, authority, document_no: documentNo, article },
    })),
  };
}

const told = (name: Name): NameCard['names'][number] => ({
  ...{ name: name.name, roman: name.romanTone, roman_plain: name.romanPlain, kind: name.kind, status: name.status },
  ...{ valid_from: name.validFrom, valid_to: name.validTo },
});

/** The standard name of that day; of a place that is gone, on a later day, the last one. */
function nameOn(names: readonly Name[], day: string): Name | undefined {
  const standard = names.filter(
    ({ kind, validFrom }) => kind === 'standard' && (validFrom === null || validFrom <= day),
  );
  const inForce = standard.find(({ validTo }) => validTo === null || validTo > day);
  return inForce ?? standard.find(({ status }) => status === 'abolished');
}

async function statusOf(db: Db, id: PlaceId, { name, status }: Name): Promise<NameCard['status']> {
  if (status === 'standard') return 'in-force';
  const revoked = await many(
    db,
    z.object({ name: z.string() }),
    sql`select r.name from revocation r join naming_case c on c.id = r.case_id where c.place_id = ${id}`,
  );
  if (revoked.some((each) => each.name === name)) return 'revoked';
  return status === 'abolished' ? 'abolished' : 'renamed';
}

const More = z.object({ code: z.string().nullable(), point: z.tuple([z.number(), z.number()]).nullable() });
const selectMore = (id: PlaceId) => sql`
  select place_code as code, case when geom is null then null else
           jsonb_build_array(round(st_x(st_pointonsurface(geom))::numeric, 7), round(st_y(st_pointonsurface(geom))::numeric, 7)) end as point
    from place where id = ${id}`;
