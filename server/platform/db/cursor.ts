import type { z } from 'zod';
import { Problem } from '../problem.ts';

/** An opaque keyset cursor: the sort key of the last row, as base64url JSON. */
export const encodeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Problem invalid-input when the cursor was not made by `encodeCursor` for this list */
export function decodeCursor<T extends z.ZodType>(key: T, cursor: string): z.output<T> {
  const parsed = key.safeParse(jsonOf(cursor));
  if (!parsed.success)
    throw new Problem('invalid-input', 'The cursor is not one of this list', {
      detailZh: '翻页标记无效，请从第一页重新查询。',
    });
  return parsed.data;
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
