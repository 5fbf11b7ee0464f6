import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { withinDivision } from '../accounts/withinDivision.ts';
import { DivisionCode } from '../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { DisputeId } from './contract.ts';

// A government and its civil affairs department stand for its division; no other office has a part (BD arts. 2, 6).
export const OFFICES: ReadonlySet<string> = new Set(['government', 'civil_affairs']);

/**
 * The one predicate of reading disputes (alias `d`): those in which the reader's own government is a side, or which it
 * handles. Not those of divisions below it: a dispute is need-to-know. List and single record carry the same text.
 */
export const takesPart = ({ organKind, divisionCode }: Pick<Actor, 'organKind' | 'divisionCode'>): Sql =>
  OFFICES.has(organKind)
    ? sql`(d.side_a = ${divisionCode} or d.side_b = ${divisionCode} or d.handler_code = ${divisionCode})`
    : sql`false`;

const Seen = z.object({ id: z.string() });
const Params = z.object({ id: DisputeId });

/** Jurisdiction rule `dispute`: one that is not the reader's does not exist. @throws Problem outside-jurisdiction */
export async function requireDispute(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(db, Seen, sql`select d.id from dispute d where d.id = ${id} and ${takesPart(actor)}`);
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
