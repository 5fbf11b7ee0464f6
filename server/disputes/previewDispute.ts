import type { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { chinaDay } from '../naming/deadline.ts';
import { one, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { DisputePreview, type DisputePreviewApi } from './bindingContract.ts';
import { bindingLines } from './bindingLines.ts';
import { authorityOf, government } from './disputeRow.ts';
import { settleSides } from './settleSides.ts';

type Sides = z.output<typeof DisputePreviewApi.preview.body>;

/** Who would handle a dispute and by which article, and what binds without more, before anything is registered. @throws Problem invalid-input */
export async function previewDispute(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  draft: Sides,
): Promise<DisputePreview> {
  const { sides, handling } = await settleSides(db, draft, chinaDay(now()));
  const { level, handlerCode, authorityId } = handling;
  const row = sql`
    select ${level}::text as level, ${government(sql`${sides[0]}::text`)} as "sideA", ${government(sql`${sides[1]}::text`)} as "sideB",
           ${government(sql`${handlerCode}::text`)} as handler, ${authorityOf} as authority
      from dispute_authority a where a.id = ${authorityId}`;
  const preview = await one(
    db,
    DisputePreview.pick({ level: true, sideA: true, sideB: true, handler: true, authority: true }),
    row,
  );
  return { ...preview, binding: await bindingLines(db, actor, sides), ...ARTICLE };
}

const ARTICLE = { article: 'Boundary Dispute Regulations art. 4', articleZh: '《行政区域边界争议处理条例》第四条' };
