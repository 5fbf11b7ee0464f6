import type { Request } from 'express';
import { z } from 'zod';
import { chinaDay } from '../../naming/deadline.ts';
import type { Deps } from '../../platform/deps.ts';
import { parsePart } from '../../platform/http/parsePart.ts';
import { recent } from '../recent.ts';
import { siteFacts } from '../siteFacts.ts';
import { langOf, type View, viewOf } from '../view.ts';
import type { Collection } from './collection.ts';
import { collectionCounts } from './collectionCounts.ts';
import { COLLECTIONS } from './collections.ts';
import type { About } from './documents.ts';
import { type Extent, extentOf } from './selectItems.ts';

// Where the data lies changes seldom, and to measure 600,000 rows takes a second.
const EXTENT_KEPT_MILLISECONDS = 10 * 60_000;

/** What the handlers of open data share. */
export interface OpenContext {
  deps: Deps;
  about(): Promise<About>;
  view(req: Request): Promise<View>;
  extent(collection: Collection): Promise<Extent>;
  /** All rows of a collection: exact up to 10,000, beyond that a minute old. */
  count(collection: Collection): Promise<number>;
}

export function openContext(deps: Deps): OpenContext {
  const { db, config, now } = deps;
  const site = siteFacts(db, { today: () => chinaDay(now()) });
  const extents = kept((collection) => extentOf(db, collection), EXTENT_KEPT_MILLISECONDS);
  return {
    deps,
    about: async () => {
      const { demonstration, reviewNumber } = await site();
      return { publicUrl: config.publicUrl, attribution: attributionOf(demonstration, reviewNumber), demonstration };
    },
    view: async (req) => viewOf(langOf(req.query.lang), await site()),
    extent: extents,
    count: collectionCounts(db),
  };
}

function kept<T>(ask: (collection: Collection) => Promise<T>, milliseconds: number) {
  const all = new Map(COLLECTIONS.map((each) => [each.id, recent(() => ask(each), milliseconds)]));
  return (collection: Collection): Promise<T> => all.get(collection.id)?.() ?? ask(collection);
}

function attributionOf(demonstration: boolean, reviewNumber: string | null): string {
  const credits = [
    '地名库 / Register of place names',
    ...(demonstration ? ['演示数据，不是政府信息 / sample data', 'GeoNames (CC BY 4.0)'] : []),
    ...(reviewNumber ? [`审图号：${reviewNumber}`] : []),
  ];
  return credits.join('；');
}

const Plain = z.strictObject({ f: z.string().optional(), lang: z.enum(['zh', 'en']).optional() });

/** Documents take `f` and `lang`, nothing else. @throws Problem invalid-input */
export const requirePlain = (req: Request): unknown => parsePart('query', Plain, { ...req.query });
