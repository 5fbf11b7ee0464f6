import { z } from 'zod';
import { type Db, many, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import type { DisputeLevel, DisputeTrack } from './contract.ts';
import { levelOfParty, type Party } from './partyFault.ts';

/** The State Council, where a division's code would stand. */
export const STATE_COUNCIL = '000000';

export interface DisputeHandling {
  level: DisputeLevel;
  provinceCode: string;
  authorityId: string;
  /** The division whose government handles it, or `STATE_COUNCIL`. */
  handlerCode: string;
  /** The row that says who approved the line; null on track T1. */
  approverId: string | null;
}

const PartyRow = z.object({
  code: z.string(),
  level: z.string(),
  type: z.string(),
  provinceCode: z.string(),
  statistical: z.boolean(),
});

/** The divisions of these codes on a day, by code; those that do not exist are missing. */
export const partiesOn = (db: Db, codes: readonly string[], day: string): Promise<Party[]> =>
  many(
    db,
    PartyRow,
    sql`select code, level, type, province_code as "provinceCode", statistical from division
         where code = any(${[...codes]}::text[]) and valid @> ${day}::date order by code`,
  );

/**
 * Who handles a dispute by the law's rows of the day: on T1 the lowest government above both sides or the State Council
 * (BD arts. 11, 12), on T2 the approver of the line (BR art. 15). Undefined where no row or no such government is on record.
 */
export async function disputeHandling(
  db: Db,
  track: DisputeTrack,
  sides: readonly [Party, Party],
  day: string,
): Promise<DisputeHandling | undefined> {
  const [a, b] = sides;
  const level = levelOfParty(a);
  if (!level) return undefined;
  const authority = await maybeOne(db, Authority, selectAuthority(track, level, day));
  if (!authority) return undefined;
  const base = { level, provinceCode: a.provinceCode, authorityId: authority.id };
  if (authority.handler === 'state_council') return { ...base, handlerCode: STATE_COUNCIL, approverId: null };
  if (authority.handler === 'common_superior') {
    const superior = await maybeOne(db, Government, selectCommonSuperior(a.code, b.code, day));
    return superior && { ...base, handlerCode: superior.code, approverId: null };
  }
  const approver = await maybeOne(db, Approver, selectApprover(level, sides, day));
  const handlerCode = approver?.organ === 'state_council' ? STATE_COUNCIL : a.provinceCode;
  return approver && { ...base, handlerCode, approverId: approver.id };
}

const Authority = z.object({ id: z.string(), handler: z.enum(['state_council', 'common_superior', 'line_approver']) });
const Government = z.object({ code: z.string() });
const Approver = z.object({ id: z.string(), organ: z.enum(['state_council', 'province_government']) });

const selectAuthority = (track: DisputeTrack, level: DisputeLevel, day: string): Sql => sql`
  select id, handler from dispute_authority where track = ${track} and level = ${level} and valid @> ${day}::date`;

// Prefecture commissions and leagues are dispatched by the province: the next higher government is the province's.
const selectCommonSuperior = (a: string, b: string, day: string): Sql => sql`
  select code from division
   where starts_with(${a}, code_prefix) and starts_with(${b}, code_prefix) and code not in (${a}, ${b})
     and level in ('province', 'prefecture', 'county') and type not in ('地区', '盟') and valid @> ${day}::date
   order by length(code_prefix) desc limit 1`;

const AUTONOMOUS = new Set(['自治州', '自治县', '自治旗']);

// The line on record says who approved it; without one, the sides do.
function selectApprover(level: DisputeLevel, sides: readonly [Party, Party], day: string): Sql {
  const code = `${sides[0].code}-${sides[1].code}`;
  const kind = level === 'county' && sides.some(({ type }) => AUTONOMOUS.has(type)) ? 'autonomous' : 'other';
  return sql`
    select p.id, p.organ
      from boundary_approver p
     where p.id = coalesce((select l.approver_id from boundary_line l where l.code = ${code} and upper_inf(l.valid)),
             (select q.id from boundary_approver q
               where q.line_level = ${level} and q.sides = ${kind} and q.valid @> ${day}::date))`;
}
