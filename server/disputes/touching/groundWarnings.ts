import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { isOfParty } from '../takesPart.ts';
import { releaseOf } from './releaseRow.ts';
import { subjectGround } from './subjectGround.ts';
import { GroundWarning, type TouchingSubject } from './touchingContract.ts';

interface About {
  subject: TouchingSubject;
  id: string;
  /** The register's day in China. */
  day: string;
  /** Only where this act waits for a release; without one, where any does. */
  act?: string;
}

/**
 * The disputes over the ground on which something lies, among those in which the reader takes part; for everybody else none, by
 * the same statement. Only while both sides have to keep to BD art. 10, and not for the change of divisions that settles it.
 */
export const groundWarnings = (db: Db, actor: Actor, about: About): Promise<GroundWarning[]> =>
  many(db, GroundWarning, selectWarnings(actor, about));

/** Whom the duties of art. 10 bind and who may know of the dispute (alias `d`); not who was invited to read of it. */
const isReader = (actor: Actor): Sql => (actor.permissions.has('disputes.read') ? isOfParty(actor) : sql`false`);

const selectWarnings = (actor: Actor, { subject, id, day, act }: About): Sql => sql`
  select jsonb_build_object('id', d.id, 'title', d.title) as dispute,
         jsonb_build_object('article', r.article, 'articleZh', r.article_zh, 'note', r.note, 'noteZh', r.note_zh,
           'verified', r.verified) as rule,
         ${releaseOf({ dispute: sql`d.id`, subject, id: sql`${id}::text`, mark: sql`lies.mark` })} as release
    from dispute d
    join dispute_state s on s.id = d.state and s.status_quo
    join lateral (select q.article, q.article_zh, q.note, q.note_zh, q.verified
                    from contested_ground_rule q
                   where q.subject = ${subject} ${act === undefined ? sql`` : sql`and q.act = ${act}`}
                     and q.valid @> ${day}::date
                   order by q.act limit 1) r on true
    join lateral (select l.mark from (${subjectGround(subject, id)}) l
                   where exists (select from dispute_ground g
                                  where g.dispute_id = d.id and g.geom && l.geom and st_intersects(g.geom, l.geom))
                   limit 1) lies on true
   where ${isReader(actor)}
     and not exists (select from dispute_settlement e where e.dispute_id = d.id and e.dossier_id::text = ${id})
   order by d.registered_at, d.id`;
