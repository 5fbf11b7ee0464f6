import { z } from 'zod';
import { insertNames } from '../../gazetteer/insertNames.ts';
import { maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { categoryOf } from '../caseFacts.ts';
import { clashProblem } from '../clashProblem.ts';
import { newClashes } from '../newClashes.ts';
import { releaseName } from '../releaseName.ts';
import { drawName, type HeldCandidate } from '../reservations/drawName.ts';

/**
 * Reserves the chosen name in the register and answers the place that bears it: a new one (`proposed`) for a naming or
 * reservation, the place itself for a renaming, the place of a name that was held for the case and that it draws now. A
 * cancellation reserves nothing. A case that came back with the same name keeps its reservation; another name frees the old one.
 */
export async function holdName(context: ActContext, candidate: HeldCandidate): Promise<string | null> {
  const { found } = context;
  if (found.kind === 'cancellation') return found.placeId;
  await refuseTakenName(context, candidate);
  const kept = candidate.id === found.chosenId ? await keepHeld(context) : undefined;
  if (kept !== undefined) return kept;
  await releaseName(context);
  if (found.kind === 'renaming' && found.placeId !== null) return reserveAt(context, candidate, found.placeId);
  return (await drawName(context, candidate)) ?? reserveAt(context, candidate, await newPlace(context, candidate));
}

const WAY_OUT = {
  en: 'Choose another candidate, wait until the name is free, or check again and settle the clash in writing.',
  zh: '请改选其他备选名称，或待该名称释放；确有依据的，请重新检查并逐条写明理由后再征求意见。',
};

/** Of two cases that want one name, or two that sound alike in scope, only the first reserves it. */
async function refuseTakenName(context: ActContext, candidate: HeldCandidate): Promise<void> {
  const [first] = await newClashes(context, candidate.id);
  if (first) throw await clashProblem(context, candidate.name, first.clash, WAY_OUT);
}

/** The place whose name this case still holds, if category and county are the same; a place that is not live yet moves to where it is now. */
async function keepHeld({ tx, found, now }: ActContext): Promise<string | undefined> {
  const held = await maybeOne(
    tx,
    z.object({ placeId: z.string() }),
    sql`select n.place_id as "placeId" from place_name n join naming_case c on c.place_id = n.place_id
         where c.id = ${found.id} and n.kind = 'standard' and n.status = 'reserved' and n.category = c.category
           and n.county_code = left(c.division_code, 6)`,
  );
  if (!held) return undefined;
  await run(
    tx,
    sql`update place p set geom = c.geom, division_code = c.division_code, version = p.version + 1, updated_at = ${now}
          from naming_case c where c.id = ${found.id} and p.id = c.place_id and p.status = 'proposed'`,
  );
  return held.placeId;
}

async function reserveAt(context: ActContext, candidate: HeldCandidate, placeId: string): Promise<string> {
  const { tx, found, deps, now } = context;
  const rules = await deps.rules(tx);
  await insertNames(tx, rules.tables, [
    {
      placeId,
      provinceCode: found.provinceCode,
      countyCode: found.divisionCode.slice(0, 6),
      category: categoryOf(found),
      name: candidate.name,
      kind: 'standard',
      status: 'reserved',
      legalStatus: 'unknown',
      validFrom: null,
    },
  ]);
  await run(tx, sql`update place set updated_at = ${now} where id = ${placeId}`);
  return placeId;
}

async function newPlace({ tx, found, now }: ActContext, candidate: HeldCandidate): Promise<string> {
  const { id } = await one(
    tx,
    z.object({ id: z.string() }),
    sql`
      insert into place (province_code, division_code, category, status, geom, position_source, meaning, origin,
                         description, attributes, source, created_at, updated_at)
      select province_code, division_code, category, 'proposed', geom, '申请图形', ${candidate.meaning}, ${candidate.reason},
             location || case when extent = '' then '' else '；' || extent end, attributes, '办件 ' || case_no, ${now}, ${now}
        from naming_case where id = ${found.id} returning id`,
  );
  return id;
}
