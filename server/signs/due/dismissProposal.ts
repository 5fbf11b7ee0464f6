import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Input } from '../../platform/contract.ts';
import { type Db, maybeOne, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type DueDeps, lockedPlaces, proposalOf } from './acceptProposals.ts';
import type { DueApi, DuePlace } from './dueContract.ts';
import { siting } from './duePlaces.ts';

type Body = Input<typeof DueApi.dismissSignProposal>['body'];
const Made = z.object({ id: z.uuid() });

/** Keeps a proposal out of the list, with the reason; it stays readable and may be restored. @throws Problem conflict */
export async function dismissProposal(deps: DueDeps, actor: Actor, { reason, ...site }: Body): Promise<DuePlace> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const by = await siting(tx, deps.today());
    const { due } = proposalOf(await lockedPlaces(tx, [site], by), site, { index: 0, move: by.numbers.move });
    const [lon, lat] = due.position;
    const { id } = await one(
      tx,
      Made,
      sql`insert into sign_site_dismissal (place_id, rule, position, reason, by, at)
          values (${site.placeId}, ${due.rule}, st_setsrid(st_makepoint(${lon}, ${lat}), 4490), ${reason}, ${actor.displayName}, ${at}::timestamptz)
          returning id`,
    );
    const after = { rule: due.rule, position: due.position, reason, dismissal: id };
    await record(tx, { actor, action: 'signs.dismiss-site', subjectKind: 'place', subjectId: site.placeId, after, at });
    return placeNow(tx, site.placeId, deps.today());
  });
}

const Dismissed = z.object({ placeId: z.uuid(), rule: z.string(), reason: z.string() });

/** Takes a dismissal back: the site is due again. @throws Problem not-found */
export async function restoreProposal(deps: DueDeps, actor: Actor, id: string): Promise<DuePlace> {
  return deps.db.transaction(async (tx) => {
    const gone = await maybeOne(
      tx,
      Dismissed,
      sql`delete from sign_site_dismissal where id = ${id} returning place_id as "placeId", rule, reason`,
    );
    if (!gone) throw new Problem('not-found', 'No such dismissal', { detailZh: '没有这条否决记录。' });
    const subject = { subjectKind: 'place', subjectId: gone.placeId, at: deps.now() };
    await record(tx, { actor, action: 'signs.restore-site', ...subject, before: { ...gone, dismissal: id } });
    return placeNow(tx, gone.placeId, deps.today());
  });
}

/** The division code of a dismissal's place, for jurisdiction checks. */
export async function divisionOfDismissal(db: Db, id: string): Promise<string | undefined> {
  const row = await maybeOne(
    db,
    z.object({ code: z.string() }),
    sql`select p.division_code as code from sign_site_dismissal x join place p on p.id = x.place_id where x.id = ${id}`,
  );
  return row?.code;
}

async function placeNow(tx: Db, placeId: string, today: string): Promise<DuePlace> {
  const by = await siting(tx, today);
  const place = (await lockedPlaces(tx, [{ placeId: placeId }], by)).get(placeId);
  if (!place)
    throw new Problem('not-found', 'The place has no standard name any more', { detailZh: '该地已无标准地名。' });
  return place;
}
