import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import {
  courseSecrecy,
  selectedAgreements,
  selectedDivisions,
  selectedLines,
  selectedMarkers,
  type Wanted,
} from './handoutSelection.ts';

const Geometry = z.object({ type: z.string(), coordinates: z.unknown() });

const Line = z.object({
  properties: z.object({
    code: z.string(),
    name: z.string().nullable(),
    level: z.enum(['province', 'county', 'township']),
    sideA: z.string(),
    sideB: z.string(),
    status: z.enum(['draft', 'demarcated', 'changed']),
    secrecy: z.enum(['public', 'internal', 'restricted']),
    mapReviewNumber: z.string().nullable(),
    schematic: z.boolean(),
    version: z.number().int(),
    lengthMetres: z.number(),
    agreement: z.string().nullable(),
    approvalDocument: z.string().nullable(),
    inForceFrom: z.string(),
    inForceUntil: z.string().nullable(),
  }),
  geometry: Geometry,
  updatedAt: z.string(),
});
export type PackedLine = z.infer<typeof Line>;

const Marker = z.object({
  properties: z.object({
    number: z.string(),
    line: z.string(),
    kind: z.enum(['single', 'double', 'triple', 'junction', 'auxiliary']),
    status: z.enum(['intact', 'damaged', 'missing', 'moved', 'scrapped']),
    secrecy: z.enum(['public', 'internal', 'restricted']),
    managerSide: z.string().nullable(),
    heightMetres: z.number().nullable(),
    heightDatum: z.string().nullable(),
    setOn: z.string().nullable(),
  }),
  geometry: Geometry.extend({ coordinates: z.tuple([z.number(), z.number()]) }),
  updatedAt: z.string(),
});
export type PackedMarker = z.infer<typeof Marker>;

const Division = z.object({
  properties: z.object({
    code: z.string(),
    name: z.string(),
    level: z.string(),
    schematic: z.boolean(),
    source: z.string(),
  }),
  geometry: Geometry,
});

const Agreement = z.object({
  title: z.string(),
  line: z.string(),
  signedOn: z.string(),
  sha256: z.string(),
  fileName: z.string(),
});

/** What a package is written from. Positions are CGCS2000, longitude first, nine decimals (0.1 mm). */
export interface PackageContents {
  lines: PackedLine[];
  markers: PackedMarker[];
  divisions: z.infer<typeof Division>[];
  agreements: z.infer<typeof Agreement>[];
}

/** Reads what a selection holds at its level; what is not wanted is empty. */
export async function packageContents(db: Db, wanted: Wanted): Promise<PackageContents> {
  const wants = new Set(wanted.selection.contents);
  return {
    lines: wants.has('lines') ? await many(db, Line, selectedLines(wanted, LINE)) : [],
    markers: wants.has('markers') ? await many(db, Marker, selectedMarkers(wanted, MARKER)) : [],
    divisions: wants.has('divisions') ? await many(db, Division, selectedDivisions(wanted, DIVISION)) : [],
    agreements: wants.has('agreements') ? await many(db, Agreement, selectedAgreements(wanted, AGREEMENT)) : [],
  };
}

const nameOf = (side: Sql): Sql =>
  sql`coalesce((select n.name from division n where n.code = ${side} order by lower(n.valid) desc limit 1), ${side})`;
const SIDE_A = nameOf(sql`l.side_a`);
const SIDE_B = nameOf(sql`l.side_b`);
const LINE_NAME = sql`${SIDE_A} || '—' || ${SIDE_B}`;

const LINE = sql`
  jsonb_build_object('code', l.code, 'name', l.name, 'level', l.level, 'sideA', ${SIDE_A}, 'sideB', ${SIDE_B},
    'status', v.status, 'secrecy', ${courseSecrecy}, 'mapReviewNumber', case when upper_inf(v.valid) then l.map_review_number end,
    'schematic', l.schematic, 'version', v.number, 'lengthMetres', round(v.length_metres::numeric, 2),
    'agreement', (select a.title from boundary_agreement a where a.id = v.agreement_id),
    'approvalDocument', (select coalesce(d.number, d.title) from boundary_document d where d.id = v.approval_id),
    'inForceFrom', lower(v.valid), 'inForceUntil', upper(v.valid)) as properties,
  st_asgeojson(v.geom, 9, 0)::jsonb as geometry, greatest(l.updated_at, v.recorded_at) as "updatedAt"`;

const MARKER = sql`
  jsonb_build_object('number', m.number_text, 'line', ${LINE_NAME}, 'kind', m.kind, 'status', m.status, 'secrecy', m.secrecy,
    'managerSide', (select n.name from division n where n.code = m.manager_side order by lower(n.valid) desc limit 1),
    'heightMetres', m.height_metres, 'heightDatum', m.height_datum, 'setOn', m.set_on) as properties,
  st_asgeojson(m.geom, 9, 0)::jsonb as geometry, m.updated_at as "updatedAt"`;

const DIVISION = sql`
  jsonb_build_object('code', d.code, 'name', d.name, 'level', d.level, 'schematic', d.schematic, 'source', d.source) as properties,
  st_asgeojson(shape.geom, 9, 0)::jsonb as geometry`;

const AGREEMENT = sql`a.title, ${LINE_NAME} as line, a.signed_on as "signedOn", f.sha256, f.file_name as "fileName"`;
