import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { insertNames } from '../../gazetteer/insertNames.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { refuseFuture } from '../acts/reviewActs.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import type { CampaignsApi } from './contract.ts';

type Given = z.output<typeof CampaignsApi.promotionalName.body>;

const PlaceRow = z.object({
  category: PlaceCategory,
  provinceCode: z.string(),
  countyCode: z.string(),
  standardName: z.string().nullable(),
  known: z.boolean(),
});

/**
 * Records the name under which a place is advertised, apart from its standard name: evidence of a breach of TR art. 18,
 * not a naming. It never becomes the place's name, is shown to offices only and cannot stand on a sign.
 * @throws Problem not-found, conflict where it is known or is the standard name
 */
export async function recordPromotionalName(
  deps: NamingDeps,
  actor: Actor,
  given: Given,
): Promise<z.output<typeof CampaignsApi.promotionalName.reply>> {
  const now = deps.now();
  refuseFuture(given.seenOn, chinaDay(now), '/seenOn');
  return deps.db.transaction(async (tx) => {
    const place = await maybeOne(tx, PlaceRow, selectPlace(given));
    if (!place) throw new Problem('not-found', 'No such place', { detailZh: '没有这个地名。' });
    requireOther(place, given.name);
    const nameId = await insertName(tx, deps, { place, given });
    await run(tx, insertEvidence({ nameId, actor, given, now }));
    await run(tx, sql`update place set version = version + 1, updated_at = ${now} where id = ${given.placeId}`);
    await record(tx, {
      actor,
      action: 'campaigns.promotional-name',
      subjectKind: 'place',
      subjectId: given.placeId,
      after: { name: given.name, evidence: given.evidence, seenOn: given.seenOn },
      at: now,
    });
    return { nameId, placeId: given.placeId, name: given.name, standardName: place.standardName };
  });
}

function requireOther({ standardName, known }: z.infer<typeof PlaceRow>, name: string): void {
  if (standardName === name) {
    throw fieldProblem('/name', 'standard-name', 'This is the standard name', '这就是标准地名，不是宣传名');
  }
  if (known) {
    throw new Problem('conflict', `${name} is recorded for this place already`, {
      detailZh: `该地名已登记过“${name}”。`,
      code: 'known-name',
    });
  }
}

async function insertName(
  tx: Db,
  deps: NamingDeps,
  { place, given }: { place: z.infer<typeof PlaceRow>; given: Given },
): Promise<string> {
  const { tables } = await deps.rules(tx);
  const { provinceCode, countyCode, category } = place;
  const [id] = await insertNames(tx, tables, [
    {
      ...{ placeId: given.placeId, provinceCode, countyCode, category, name: given.name },
      ...{ kind: 'promotional', status: 'unapproved', legalStatus: 'unknown', validFrom: given.seenOn },
    },
  ]);
  if (id === undefined) throw new Error('insertNames answered no id');
  return id;
}

interface Seen {
  nameId: string;
  actor: Actor;
  given: Given;
  now: string;
}

const insertEvidence = ({ nameId, actor, given, now }: Seen) => sql`
  insert into promotional_name (name_id, evidence, seen_on, recorded_by, recorded_at)
  values (${nameId}, ${given.evidence}, ${given.seenOn}, ${actor.displayName}, ${now})`;

// The row is locked so that a renaming cannot slip between.
const selectPlace = ({ placeId, name }: Given) => sql`
  select p.category, p.province_code as "provinceCode", left(p.division_code, 6) as "countyCode",
         (select n.name from place_name n
           where n.place_id = p.id and n.kind = 'standard' and n.status = 'standard') as "standardName",
         exists (select 1 from place_name n where n.place_id = p.id and n.name = ${name}) as known
    from place p where p.id = ${placeId} and p.status in ('live', 'proposed') for update of p`;
