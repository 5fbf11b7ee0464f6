import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { CheckAttributes } from '../detection/contract.ts';
import { PlaceCategory, type PlaceId, PointLineOrArea } from '../gazetteer/contract.ts';
import { findPlace } from '../gazetteer/findPlace.ts';
import { DivisionCode } from '../platform/contract.ts';
import { type Db, maybeOne, sql } from '../platform/db/sql.ts';
import type { UnfinishedDraft } from './draftContract.ts';
import { fieldProblem } from './fieldProblem.ts';
import { type CaseKind, isAboutPlace } from './kindContract.ts';

const Subject = z.object({
  category: PlaceCategory,
  division: DivisionCode,
  name: z.string(),
  location: z.string(),
  geometry: PointLineOrArea.nullable(),
  attributes: z.record(z.string(), z.unknown()),
});

/**
 * The draft of a renaming or cancellation with what the register knows of its place: category, division, and where the
 * applicant gave none, position and size. A cancellation has one candidate, the name that is to end. Drafts of other kinds
 * are answered as they are.
 * @throws Problem not-found for a place the actor may not see, invalid-input for one that has no name to end or change, and for a place where the kind has none
 */
export async function withSubject(tx: Db, actor: Actor, draft: UnfinishedDraft): Promise<UnfinishedDraft> {
  const { kind = 'naming', place } = draft;
  if (!isAboutPlace(kind)) return refusePlace(draft);
  if (place === undefined)
    throw fieldProblem('/place', 'no-place', 'Say which place it is about', '请选择要办理的地名');
  await findPlace(tx, place, { reader: actor });
  const found = await maybeOne(tx, Subject, selectSubject(place, kind));
  if (!found) {
    throw fieldProblem(
      '/place',
      'no-standard-name',
      'The place bears no standard name',
      '该地名不是现行标准地名，不能办理',
    );
  }
  const location = draft.location ?? found.location;
  return {
    ...draft,
    ...{ category: found.category, division: found.division, location },
    ...(draft.geometry ? {} : knownShape(found, kind === 'cancellation')),
    attributes: { ...knownAttributes(found.attributes), ...draft.attributes },
    candidates: kind === 'cancellation' ? [{ name: found.name }] : draft.candidates,
  };
}

function refusePlace(draft: UnfinishedDraft): UnfinishedDraft {
  if (draft.place === undefined) return draft;
  throw fieldProblem('/place', 'place-not-asked', 'A new name has no place yet', '命名、预命名办件不填写已有地名');
}

/**
 * The register's own shape where the category can have it. A quarter known as a point only is left undrawn: the draft is
 * unfinished until somebody draws it; a name that ends needs no new drawing.
 */
function knownShape({ category, geometry }: z.infer<typeof Subject>, anyKind: boolean): { geometry?: PointLineOrArea } {
  if (geometry === null) return {};
  const kind = KIND_OF[category];
  return kind === undefined || anyKind || geometry.type.endsWith(kind) ? { geometry } : {};
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

// A committee's site has a code of twelve digits; the offices of a case follow from the township.
const selectSubject = (id: PlaceId, kind: CaseKind) => sql`
  select p.category, left(p.division_code, 9) as division, n.name, coalesce(p.attributes, '{}') as attributes,
         left(coalesce(nullif(p.description, ''), d.path, p.division_code), 500) as location,
         st_asgeojson(p.geom, 9, 0)::jsonb as geometry
    from place p
    join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = any(${endableNames(kind)})
    left join division d on d.code = p.division_code and upper_inf(d.valid)
   where p.id = ${id} and p.status = 'live'
   order by n.status = 'standard' desc limit 1`;

/** A name that only the census knows can be changed into a standard one, but is none that could be cancelled. */
export const endableNames = (kind: CaseKind): string[] =>
  kind === 'renaming' ? ['standard', 'census_only'] : ['standard'];
