import type { PlaceCategory } from '../../gazetteer/contract.ts';
import { insertNames } from '../../gazetteer/insertNames.ts';
import type { NewName } from '../../gazetteer/nameLines.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import type { ActOnRecord } from './censusAct.ts';
import { fieldList } from './censusFields.ts';
import { nameOf } from './censusPlace.ts';

const KINDS = [
  ['short_name', 'short'],
  ['alias', 'alias'],
  ['map_name', 'alias'],
] as const;
const LONGEST = 60;
const CONTROL = /\p{Cc}/u;

interface OfPlace {
  placeId: string;
  category: PlaceCategory;
  /** Names that it bears already. */
  known: readonly string[];
  /** Further aliases beside those of the form. */
  more?: readonly string[];
}

/** Short and other names that the form gives, as names of the place that only the census knows. Answers their ids. */
export async function otherNames(
  context: ActOnRecord,
  { placeId, category, known, more = [] }: OfPlace,
): Promise<string[]> {
  const { tx, deps, found } = context;
  const seen = new Set(known.map(normaliseName));
  const names: NewName[] = [];
  const given = KINDS.flatMap(([field, kind]) => fieldList(found.fields, field).map((name) => ({ name, kind })));
  for (const { name, kind } of [...more.map((text) => ({ name: text, kind: 'alias' as const })), ...given]) {
    const norm = normaliseName(name);
    if (seen.has(norm) || norm === '' || name.length > LONGEST || CONTROL.test(name)) continue;
    seen.add(norm);
    const status = { status: 'census_only', legalStatus: 'census_only', validFrom: null } as const;
    names.push({ ...nameOf(context, placeId, category), name, kind, ...status });
  }
  return insertNames(tx, (await deps.rules(tx)).tables, names);
}
