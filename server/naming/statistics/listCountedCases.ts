import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input } from '../../platform/contract.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { listCases } from '../listCases.ts';
import { selectClockCases } from './clockCounts.ts';
import { CaseMeasure, ClockMeasure, OfficerMeasure, type StatisticsApi } from './contract.ts';
import { KEY_OF, measured, source } from './countedCases.ts';
import { selectOfficerCases } from './officerCounts.ts';
import { type Period, periodOf } from './periodOf.ts';

type ListQuery = Input<typeof StatisticsApi.list>['query'];

/** The cases behind a number of the statistics, the latest first, with how many there are: the number itself. */
export async function listCountedCases(db: Db, actor: Actor, query: ListQuery, today: string) {
  const counted = selectCounted(actor, query, periodOf(query, today));
  const page = await listCases(
    db,
    actor,
    { limit: query.limit, cursor: query.cursor, box: 'all', sort: 'updated', counted },
    today,
  );
  const { total } = await one(
    db,
    z.object({ total: z.number().int() }),
    sql`select count(distinct n.id)::int as total from (${counted}) as n (id)`,
  );
  return { ...page, total };
}

function selectCounted(actor: Actor, { measure, by, key }: ListQuery, period: Period): Sql {
  const ofClock = ClockMeasure.safeParse(measure);
  if (ofClock.success) return selectClockCases(actor, { measure: ofClock.data, key }, period);
  const ofOfficer = OfficerMeasure.safeParse(measure);
  if (ofOfficer.success) return selectOfficerCases(actor, { measure: ofOfficer.data, key }, period);
  const ofCase = CaseMeasure.parse(measure);
  const inRow = by === undefined || key === undefined ? sql`` : sql`and ${KEY_OF[by]} = ${key}`;
  return sql`select c.id ${source(actor, [ofCase], period)} and ${measured(ofCase, period)} ${inRow}`;
}
