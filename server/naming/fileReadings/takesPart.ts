import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one } from '../../platform/db/sql.ts';
import { FILES, type FileOf } from './fileOf.ts';

/** Whether the actor's office takes part in the case or filing, not only oversees it. */
export async function takesPart(db: Db, actor: Actor, { of, id }: FileOf): Promise<boolean> {
  const { isIn } = await one(db, z.object({ isIn: z.boolean() }), FILES[of].isIn(actor, id));
  return isIn;
}
