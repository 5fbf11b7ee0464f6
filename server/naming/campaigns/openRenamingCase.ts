import { z } from 'zod';
import { CheckAttributes } from '../../detection/contract.ts';
import { type PlaceCategory, PointLineOrArea } from '../../gazetteer/contract.ts';
import { json, one, run, sql } from '../../platform/db/sql.ts';
import { createCase } from '../createCase.ts';
import { TaskKind } from './itemContract.ts';
import type { ItemAct, ItemContext } from './performItemAct.ts';

const Stored = z.object({ geometry: PointLineOrArea.nullable(), attributes: z.record(z.string(), z.unknown()) });

/**
 * Opens the renaming case of a listed name, filled from the register, as a draft of this office: the new name goes through
 * the ordinary procedure (TR art. 10), and the name here follows how that ends. The follow-up tasks are opened with it.
 * @throws Problem invalid-input what the naming domain refuses: no authority for the category, a given shape that does not fit
 */
export const correctItem: ItemAct<'correct'> = {
  name: 'correct',
  effect: async (context, { candidates, location, contactPhone, geometry }) => {
    const { tx, deps, actor, found } = context;
    const stored = await one(tx, Stored, selectPlace(found.placeId));
    const draft: Parameters<typeof createCase>[2] = {
      ...{ category: found.category, candidates, division: found.divisionCode, location, contactPhone },
      ...(geometry ? { geometry } : fittingShape(found.category, stored.geometry)),
      extent: '',
      attributes: knownAttributes(stored.attributes),
      contactName: actor.displayName,
    };
    const opened = await createCase({ ...deps, db: tx }, actor, draft);
    await linkCase(context, opened.id);
    const names = candidates.map(({ name }) => name).join('、');
    return { to: 'correcting', reason: names, audit: { caseId: opened.id, candidates } };
  },
};

/** The case is of a place that is there already; what it reserves stays with that place (see migration 020). */
async function linkCase({ tx, found }: ItemContext, caseId: string): Promise<void> {
  await run(
    tx,
    sql`update naming_case set kind = 'renaming', place_id = ${found.placeId} where id = ${caseId} and state = 'draft'`,
  );
  await run(tx, sql`update campaign_item set case_id = ${caseId} where id = ${found.id}`);
  await run(
    tx,
    sql`insert into campaign_task (item_id, kind) select ${found.id}::uuid, unnest(${TaskKind.options}::text[])
            on conflict do nothing`,
  );
}

/**
 * The register's own shape where the category can have it. A quarter known as a point only is left undrawn: the draft is
 * unfinished until somebody draws it.
 */
function fittingShape(category: PlaceCategory, geometry: PointLineOrArea | null): { geometry?: PointLineOrArea } {
  if (geometry === null) return {};
  const kind = KIND_OF[category];
  return kind === undefined || geometry.type.endsWith(kind) ? { geometry } : {};
}
const KIND_OF: Partial<Record<PlaceCategory, string>> = {
  street: 'LineString',
  residential_area: 'Polygon',
  building: 'Polygon',
};

// Measures the naming domain knows; the register keeps others beside them.
function knownAttributes(attributes: Record<string, unknown>): z.output<typeof CheckAttributes> {
  const known = Object.entries(attributes).filter(([key]) => key in CheckAttributes.shape);
  return CheckAttributes.safeParse(Object.fromEntries(known)).data ?? {};
}

const selectPlace = (id: string) => sql`
  select st_asgeojson(geom, 9, 0)::jsonb as geometry, coalesce(attributes, ${json({})}) as attributes from place where id = ${id}`;
