import { COLLECTIONS } from '#server/public/ogc/collections.ts';
import { itemsRequest } from '#server/public/ogc/itemsRequest.ts';
import { selectItems } from '#server/public/ogc/selectItems.ts';
import { publicChanges } from '#server/public/open/publicChanges.ts';
import type { Measured } from './nameQueries.ts';
import { cellOf } from './realNames.ts';

const PAGE = 101;

/** What other programs ask of the open interfaces. */
export function exchangeQueries({ db }: Pick<Measured, 'db'>, county: string): Record<string, () => Promise<unknown>> {
  const ask = (id: string, query: Record<string, string>) => () => {
    const collection = COLLECTIONS.find((one) => one.id === id);
    if (!collection) throw new Error(`No collection ${id}`);
    return selectItems(db, collection, itemsRequest(collection, query), PAGE);
  };
  const [west, south] = cellOf(county);
  const bbox = [west + 0.05, south + 0.05, west + 0.1, south + 0.1].join(',');
  return {
    'open interface: first page of places': ask('places', {}),
    'open interface: places in a box': ask('places', { bbox }),
    'open interface: places of a name': ask('places', { name: '和平村' }),
    'open interface: places of a name, by CQL2': ask('places', {
      filter: "name = '和平村' AND category = 'committee_site'",
    }),
    'open interface: names on a day in a box': ask('place-names', { bbox, datetime: '2024-01-01T00:00:00Z' }),
    'open interface: divisions in a box': ask('divisions', { bbox }),
    'changes: first page': () => publicChanges(db, undefined),
  };
}
