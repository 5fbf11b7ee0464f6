import { z } from 'zod';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Objection, type Objections } from './contract.ts';

const Counts = z.object({ objections: z.number(), supports: z.number(), unanswered: z.number() });

interface Reader {
  /** Answers, and alone reads who wrote. */
  isHandler: boolean;
  countsOnly: boolean;
}

/** Objections and support that `where` picks (alias `o`), as much of them as the reader may see. */
export async function objectionsAbout(db: Db, where: Sql, { isHandler, countsOnly }: Reader): Promise<Objections> {
  return {
    ...(await one(db, Counts, countObjections(where))),
    mayAnswer: isHandler,
    items: countsOnly ? [] : await many(db, Objection, selectObjections(where, isHandler)),
  };
}

const countObjections = (where: Sql): Sql => sql`
  select count(*) filter (where stance = 'object')::int as objections,
         count(*) filter (where stance = 'support')::int as supports,
         count(*) filter (where stance = 'object' and answered_at is null)::int as unanswered
    from objection o where ${where}`;

const selectObjections = (where: Sql, withContact: boolean): Sql => sql`
  select o.id, o.objection_no as "objectionNo", o.stance, o.text, o.submitted_at as "submittedAt", o.outcome, o.answer,
         o.answered_by as "answeredBy", o.answered_at as "answeredAt",
         ${withContact ? sql`c.name, c.contact` : sql`null as name, null as contact`}
    from objection o ${withContact ? sql`left join objection_contact c on c.objection_id = o.id` : sql``}
   where ${where} order by o.stance, o.submitted_at, o.id`;
