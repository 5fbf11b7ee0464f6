import { z } from 'zod';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { PlaceCategory, type PlaceId } from '../../gazetteer/contract.ts';
import { json, maybeOne, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ActOnRecord, Effect } from './censusAct.ts';
import type { CensusActBodies } from './censusContract.ts';
import { fieldText } from './censusFields.ts';
import { otherNames } from './otherNames.ts';

const Target = z.object({
  divisionCode: z.string(),
  category: PlaceCategory,
  standardName: z.string().nullable(),
  names: z.string().array(),
  meaning: z.string().nullable(),
  history: z.string().nullable(),
  description: z.string().nullable(),
});
type Target = z.infer<typeof Target>;

const TEXTS = [
  ['meaning', 'meaning_text'],
  ['history', 'history_text'],
  ['description', 'entity_description'],
] as const;

/**
 * Takes the record as evidence of a place of the register: names that it does not bear yet become aliases known from the
 * census; meaning, history and description fill what is empty. Nothing that stands is overwritten.
 * @throws Problem not-found for a place of another office
 */
export async function mergeRecord(
  context: ActOnRecord,
  { placeId, reason }: z.output<typeof CensusActBodies.merge>,
): Promise<Effect> {
  const { tx, actor, found, now } = context;
  const target = await maybeOne(tx, Target, lockTarget(placeId));
  if (!target || !withinDivision(actor, target.divisionCode)) {
    throw new Problem('not-found', `No place ${placeId}`, { detailZh: '地名库中没有这个地名，或不在本单位辖区。' });
  }
  const filled = filledBy(target, found.fields);
  const more = target.names.includes(found.name) ? [] : [found.name];
  const aliasIds = await otherNames(context, { placeId, category: target.category, known: target.names, more });
  const { version } = await one(tx, z.object({ version: z.number() }), fill({ placeId, filled, now }));
  return {
    ...{ to: 'merged', reason, placeId, nameId: null },
    made: { placeId, placeVersion: version, placeMade: false, aliasIds, filled: Object.keys(filled) },
  };
}

function filledBy(target: Target, fields: ActOnRecord['found']['fields']): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [column, field] of TEXTS) {
    const text = fieldText(fields, field);
    if (!target[column] && text !== '') filled[column] = text;
  }
  return filled;
}

const lockTarget = (id: PlaceId) => sql`
  select p.division_code as "divisionCode", p.category, p.meaning, p.history, p.description,
         (select n.name from place_name n where n.place_id = p.id and n.kind = 'standard' and n.status = 'standard') as "standardName",
         array(select n.name from place_name n where n.place_id = p.id and n.status <> 'refused') as names
    from place p where p.id = ${id} and p.status = 'live' for update of p`;

const fill = ({ placeId, filled, now }: { placeId: string; filled: Record<string, string>; now: string }) => sql`
  update place p
     set meaning = coalesce(nullif(p.meaning, ''), f.v ->> 'meaning'), history = coalesce(nullif(p.history, ''), f.v ->> 'history'),
         description = coalesce(nullif(p.description, ''), f.v ->> 'description'), version = version + 1, updated_at = ${now}
    from (values (${json(filled)})) as f (v) where p.id = ${placeId} returning p.version`;
