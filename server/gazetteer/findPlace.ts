import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { type Db, many, maybeOne, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { NameEvent, Place, type PlaceId, PlaceName } from './contract.ts';
import { ListedSource, listedSources, publicSource, readingSourceWords, sourceWords } from './sourceWords.ts';

const PlaceRow = Place.omit({
  names: true,
  events: true,
  standardName: true,
  positionSourceEn: true,
  sourceEn: true,
}).extend({
  listed: ListedSource.array(),
});
const NameRow = PlaceName.omit({ readingSourceEn: true });

/**
 * One place with its names, spellings and dated legal acts; geometry in CRS84 order.
 * Offices see proposed and restricted places of their own divisions too; everybody else cleared live and abolished ones.
 * Which file of an office said so is for offices.
 * @throws Problem not-found
 */
export async function findPlace(db: Db, id: PlaceId, { reader }: { reader?: Actor | undefined } = {}): Promise<Place> {
  const code = reader?.permissions.has('register.read') ? await divisionOfPlace(db, id) : undefined;
  const all = Boolean(reader && code?.startsWith(divisionPrefix(reader.divisionCode)));
  const place = await maybeOne(db, PlaceRow, selectPlace(id, all));
  if (!place) throw new Problem('not-found', `No place ${id}`, { detailZh: '没有这个地名，或尚未公开。' });
  const { listed } = place;
  const names = (await many(db, NameRow, selectNames(id, all))).map((name) => {
    const { zh, en } = readingSourceWords(listed, name.readingSource);
    return { ...name, readingSource: zh, readingSourceEn: en };
  });
  const events = await many(db, NameEvent, selectEvents(id));
  const standard = names.find((name) => name.status === 'standard' && name.kind === 'standard');
  return {
    ...withSources(place, all ? sourceWords : publicSource),
    names,
    events,
    standardName: standard?.name ?? null,
  };
}

function withSources({ listed, ...place }: z.infer<typeof PlaceRow>, words: typeof sourceWords) {
  const position = words(listed, place.positionSource);
  const record = words(listed, place.source);
  return {
    ...place,
    positionSource: position.zh,
    positionSourceEn: position.en,
    source: record.zh,
    sourceEn: record.en,
  };
}

/** The division code of a place, for jurisdiction checks. */
export async function divisionOfPlace(db: Db, id: PlaceId): Promise<string | undefined> {
  const row = await maybeOne(
    db,
    z.object({ code: z.string() }),
    sql`select division_code as code from place where id = ${id}`,
  );
  return row?.code;
}

// What a file said of itself, kept by imports for offices.
const INTERNAL = ['source_id', 'source_crs', 'sources', 'note', 'censusOnly'];

const selectPlace = (id: PlaceId, all: boolean) => sql`
  select p.id, p.version, p.category, c.label_zh as "categoryLabel", c.label_en as "categoryLabelEn", p.division_code as "divisionCode",
         coalesce(d.path, p.division_code) as "divisionPath", p.status, st_asgeojson(p.geom, 6, 0)::jsonb as geometry,
         p.position_source as "positionSource", p.schematic, p.meaning, p.origin, p.history, p.description,
         ${all ? sql`p.attributes` : sql`p.attributes - ${INTERNAL}::text[] as attributes`}, p.source, p.updated_at as "updatedAt", ${listedSources} as listed
    from place p
    join category c on c.id = p.category
    left join division d on d.code = p.division_code and upper_inf(d.valid)
   where p.id = ${id} ${all ? sql`` : sql`and p.secrecy = 'public' and p.status in ('live', 'abolished')`}`;

const selectNames = (id: PlaceId, all: boolean) => sql`
  select n.id, n.name, n."specific", n.generic, n.kind, n.status, n.legal_status as "legalStatus",
         n.valid_from as "validFrom", n.valid_to as "validTo", s.roman_tone as "romanTone",
         s.roman_plain as "romanPlain", s.roman_sign as "romanSign", s.reading_source as "readingSource"
    from place_name n
    join spelling s on s.name_id = n.id
   where n.place_id = ${id} ${all ? sql`` : sql`and n.status in ('standard', 'former', 'abolished')`}
   order by n.status = 'standard' desc, n.valid_from desc nulls last, n.id`;

const selectEvents = (id: PlaceId) => sql`
  select id, kind, on_day as "on", authority, document_no as "documentNo", article,
         coalesce(article_en, article) as "articleEn", note
    from name_event where place_id = ${id} order by on_day, seq`;
