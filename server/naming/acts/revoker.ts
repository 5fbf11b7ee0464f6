import { z } from 'zod';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { actNumber } from '../documents/actNumber.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { higherOrgan } from '../higherOrgan.ts';

/** Whose document revokes or orders, and the article by which. */
interface Revoker {
  /** Null where the organ stands outside this register and the handler records what it did. */
  organisationId: string | null;
  organ: string;
  article: string;
  articleEn: string;
}

/** The organ that gave the approval (LL art. 69), or the one above it (TR art. 34). */
export async function revoker({ tx, found, actor }: ActContext): Promise<Revoker> {
  if (actor.organisationId === found.approverOrgId)
    return {
      organisationId: actor.organisationId,
      organ: actor.organisationName,
      ...{ article: '行政许可法第六十九条', articleEn: 'Licensing Law art. 69' },
    };
  const above = await maybeOne(
    tx,
    z.object({ id: z.string(), name: z.string() }),
    sql`select id, name from organisation where id = ${higherOrgan(sql`${found.approverOrgId}::uuid`)}`,
  );
  return {
    organisationId: above?.id ?? null,
    organ: above?.name ?? `上一级行政机关（${actor.organisationName}记录）`,
    ...{ article: '地名管理条例第三十四条', articleEn: 'Toponym Regulations art. 34' },
  };
}

/**
 * The number of the document by which an organ revokes or orders: `next` of its own decisions, or one given elsewhere.
 * @throws Problem invalid-input where somebody who only records another organ's document would number it; as `actNumber`
 */
export async function orderNumber(context: ActContext, given: string, day: string): Promise<string> {
  const { tx, actor } = context;
  const { organisationId } = await revoker(context);
  if (given === 'next' && organisationId !== actor.organisationId)
    throw fieldProblem(
      '/documentNo',
      'outside-organ',
      'The document of another organ has a number of that organ',
      '文书由上一级行政机关制发，请填写其文号',
    );
  return actNumber(tx, given, { organisationId: actor.organisationId, purpose: 'decision', day });
}
