import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { withinDivision } from '../accounts/withinDivision.ts';
import { DivisionCode } from '../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import type { JurisdictionInput } from '../platform/http/jurisdictions.ts';
import { Problem } from '../platform/problem.ts';
import { isEntrusted, isInvited, sectionOf } from './access/namedReaders.ts';
import { DisputeId } from './contract.ts';

// A government and its civil affairs department stand for its division; no other office has a part (BD arts. 2, 6).
export const OFFICES: ReadonlySet<string> = new Set(['government', 'civil_affairs']);

/** What reading disputes depends on. */
export type Reader = Pick<Actor, 'id' | 'organKind' | 'organisationId' | 'divisionCode' | 'permissions'>;

/**
 * The one predicate of reading disputes (alias `d`): those in which the reader's own government is a side, or which it
 * handles, and not those of divisions below it; in an office that has named persons, those alone and its heads; and persons of
 * other organs who were invited by name. A dispute is need-to-know. List and single record carry the same text.
 */
export const takesPart = (reader: Reader): Sql => sql`(${isOfParty(reader)} or ${isInvited(reader)})`;

/** Whether the reader works for a party of the dispute (alias `d`), and is not left out by those whom his office named. */
export const isOfParty = (reader: Reader): Sql =>
  OFFICES.has(reader.organKind)
    ? sql`((d.side_a = ${reader.divisionCode} or d.side_b = ${reader.divisionCode} or d.handler_code = ${reader.divisionCode})
        and ${isEntrusted(reader)})`
    : sql`false`;

const Seen = z.object({ id: z.string() });
const Params = z.object({ id: DisputeId });

/**
 * Jurisdiction rule `dispute`: one that is not the reader's does not exist. Who is invited reads the sections he was invited to, and
 * changes nothing. @throws Problem outside-jurisdiction
 */
export async function requireDispute(db: Db, actor: Actor, asked: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(asked.params);
  const guest = asked.method === 'get' ? isInvited(actor, sectionOf(asked.path)) : sql`false`;
  const seen = await maybeOne(
    db,
    Seen,
    sql`select d.id from dispute d where d.id = ${id} and (${isOfParty(actor)} or ${guest})`,
  );
  if (!seen) throw outside();
}

const Sides = z.object({ sideA: DivisionCode, sideB: DivisionCode });

/**
 * Jurisdiction rule `dispute-sides`: one's own division is a side, or both sides lie within it. Which government handles the
 * dispute is for the use case, which can say why. @throws Problem outside-jurisdiction
 */
export async function requireSide(_db: Db, actor: Actor, { body }: { body: unknown }): Promise<void> {
  const { sideA, sideB } = Sides.parse(body);
  const codes: string[] = [sideA, sideB];
  const isPart = codes.includes(actor.divisionCode) || codes.every((code) => withinDivision(actor, code));
  if (!OFFICES.has(actor.organKind) || !isPart) throw outside();
}

const outside = () => new Problem('outside-jurisdiction', 'No such dispute', { detailZh: '没有这起争议。' });
