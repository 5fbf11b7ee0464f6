import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Sql } from '../../platform/db/sql.ts';
import { type CollectionKey, type ExportFormat, Secrecy } from './exportContract.ts';
import type { ExportSelection } from './selectionContract.ts';

/** One thing that is said of a row. */
export interface Column {
  /** Heading of programs' formats, and what is asked for by. */
  key: string;
  /** The same in the ten bytes of a Shapefile. */
  short: string;
  /** Heading of tables for people. */
  zh: string;
  en: string;
  type: 'text' | 'number' | 'date';
  /** Only on demand: long, or of use to few. */
  extra?: true;
  /** Only in tables, which have no geometry of their own. */
  table?: true;
  /** Chinese words of codes, for tables; other formats carry the code. */
  words?: Readonly<Record<string, string>>;
}

export type Cell = string | number | null;

export interface ExportRow {
  values: Readonly<Record<string, Cell>>;
  /** GeoJSON text in the system of the export, easting or longitude first. */
  geometry: string | null;
  secrecy: Secrecy;
}

/** Who exports and how far what is shown to that person goes. */
export interface Scope {
  actor: Actor;
  /** The register's day in China. */
  today: string;
  now: string;
  /** Leaves out whatever is not for everybody. */
  publicOnly: boolean;
  selection: ExportSelection | undefined;
  /** EPSG code of the geometry. */
  srid: number;
}

export interface PageAsk {
  /** Cursor of the last row of the page before. */
  after: readonly string[] | undefined;
  limit: number;
}

/** Columns of `select` beside those of the collection: `secrecy`, `geometry` as GeoJSON text, `cursor` as JSON list of texts. */
export interface Definition<F extends z.ZodType> {
  key: CollectionKey;
  zh: string;
  en: string;
  /** What its list asks for. */
  permission: string;
  filter: F;
  columns: readonly Column[];
  /** The column that names a thing on a map. */
  nameColumn: string;
  geometry: 'point' | 'line' | 'area' | 'mixed';
  formats: readonly ExportFormat[];
  select(scope: Scope, filter: z.output<F>, ask: PageAsk): Sql;
  /** `secrecy`, `n`. */
  count(scope: Scope, filter: z.output<F>): Sql;
}

/** A collection whose filter is checked again wherever it is used: it may come out of the database. */
export interface Collection extends Omit<Definition<z.ZodType>, 'select' | 'count' | 'filter'> {
  select(scope: Scope, filter: unknown, ask: PageAsk): Sql;
  count(scope: Scope, filter: unknown): Sql;
}

/** Closes a collection over the type of its filter. */
export function collection<F extends z.ZodType>(definition: Definition<F>): Collection {
  const { filter: schema, select, count, ...rest } = definition;
  return {
    ...rest,
    select: (scope, filter, ask) => select(scope, schema.parse(filter), ask),
    count: (scope, filter) => count(scope, schema.parse(filter)),
  };
}

/** What any row says beside its columns. */
export const RawRow = z.looseObject({
  cursor: z.string().array(),
  geometry: z.string().nullable(),
  secrecy: Secrecy,
});

/** Formats of whatever has a position. */
export const MAP_FORMATS = ['xlsx', 'csv', 'geojson', 'gpkg', 'shapefile', 'kml'] as const;
