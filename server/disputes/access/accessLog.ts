import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { stateOf } from '../../platform/http/requestState.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import { AccessEntry, type DisputeAccessApi } from './accessContract.ts';
import { type ReaderRights, readerRights } from './readersOf.ts';

const BASE = '/disputes/:id';

/**
 * Notes every answered reading of one dispute, of whatever address below it, so that a new address is in the log without anybody
 * thinking of it. Written after the answer has gone out: a log that cannot be written neither stops nor slows a reading.
 */
export function noteAccess({ db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>): RequestHandler {
  // One after another: two readings at once would not see each other.
  let noted = Promise.resolve();
  const note = (read: Access) => {
    const write = () => run(db, insertAccess(read));
    noted = noted.then(write).then(
      () => undefined,
      (error: unknown) => log.error({ err: error }, 'disputes.access'),
    );
  };
  return (req, res, next) => {
    const { id } = Params.parse(req.params);
    const words = req.originalUrl.split(/[/?]/);
    if (req.method === 'GET')
      res.once('finish', () => {
        const { actor, route } = stateOf(req);
        if (res.statusCode !== 200 || !actor || !route?.startsWith(BASE)) return;
        const target = words.findLast((word) => word !== id && z.uuid().safeParse(word).success) ?? null;
        note({ id, what: route.slice(BASE.length), target, actor, at: now() });
      });
    next();
  };
}

const Params = z.object({ id: z.string() });

interface Access {
  id: string;
  what: string;
  target: string | null;
  actor: Actor;
  at: string;
}

// Once a minute for a person and a page: a page that is asked again and again says no more.
const insertAccess = ({ id, what, target, actor, at }: Access): Sql => sql`
  insert into dispute_access (dispute_id, account_id, person, organisation_id, organisation, division_code, what, target, at)
  select ${id}, ${actor.id}, ${actor.displayName}, ${actor.organisationId}, ${actor.organisationName}, ${actor.divisionCode},
         ${what}, ${target}, ${at}::timestamptz
   where not exists (select 1 from dispute_access l
     where l.dispute_id = ${id} and l.account_id = ${actor.id} and l.what = ${what} and l.target is not distinct from ${target}
       and l.at > ${at}::timestamptz - interval '1 minute')`;

type Query = Input<typeof DisputeAccessApi.log>['query'];
const Key = z.tuple([Instant, z.uuid()]);

/**
 * Who read what, the latest first: the head of a party's office sees those of his own government, the office that handles the dispute
 * all. @throws Problem not-allowed
 */
export async function disputeAccess(
  db: Db,
  actor: Actor,
  { id, query }: { id: DisputeId; query: Query },
): Promise<Reply<typeof DisputeAccessApi.log>> {
  const rights = await readerRights(db, actor, id);
  if (!rights.heads && !rights.handles)
    throw new Problem(
      'not-allowed',
      'The log is for heads of the parties and for the office that handles the dispute',
      {
        detailZh: '查阅记录只供争议有关政府的负责人和处理该争议的单位查看。',
      },
    );
  const rows = await many(db, AccessEntry, selectPage(id, query, { rights, actor }));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.at, last.id]) : null, total: null };
}

function selectPage(id: DisputeId, query: Query, { rights, actor }: { rights: ReaderRights; actor: Actor }): Sql {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  return sql`
  select l.id, l.person, l.organisation, l.what, l.target, f.file_name as "fileName", l.at
    from dispute_access l
    left join dispute_file f on f.id = l.target and f.dispute_id = l.dispute_id
   where l.dispute_id = ${id} and (${rights.handles} or l.division_code = ${actor.divisionCode})
     ${query.person ? sql`and (strpos(l.person, ${query.person}) > 0 or strpos(l.organisation, ${query.person}) > 0)` : sql``}
     ${query.what === undefined ? sql`` : sql`and split_part(l.what, '/', 2) = ${query.what}`}
     ${query.from ? sql`and l.at >= ${query.from}::date::timestamp at time zone 'Asia/Shanghai'` : sql``}
     ${query.to ? sql`and l.at < (${query.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'` : sql``}
     ${after ? sql`and (l.at, l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
   order by l.at desc, l.id desc
   limit ${query.limit + 1}`;
}
