import type { Router } from 'express';
import type { Knex } from 'knex';
import { outlineReader } from '../divisions/clearedOutlines.ts';
import { pgQuery } from '../platform/db/pgQuery.ts';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { encodeTile } from './encodeTile.ts';
import { OfficeTilesApi } from './officeTileContract.ts';
import { tileFeatures } from './tileFeatures.ts';

interface Deps extends ServeContext {
  db: Knex;
  /** The register's day in China. */
  today: () => string;
}

/** Outlines of divisions for the maps of the office: all that show no restricted line; for others what is cleared. */
export function officeTileRoutes(router: Router, deps: Deps): void {
  const query = pgQuery(deps.db);
  serve(
    router,
    OfficeTilesApi.divisions,
    async ({ query: { at, ...tile } }, actor) => {
      const address = { set: 'divisions' as const, ...tile };
      const features = await tileFeatures(query, address, { day: at ?? deps.today(), reader: outlineReader(actor) });
      return { body: features.length === 0 ? new Uint8Array() : encodeTile(address, features) };
    },
    deps,
  );
}
