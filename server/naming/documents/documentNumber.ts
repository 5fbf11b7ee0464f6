import { z } from 'zod';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DocumentSeries, SeriesPurpose } from './contract.ts';

/** Whose number is asked, for which class of documents. */
export interface NumberAsked {
  organisationId: string;
  purpose: SeriesPurpose;
  /** The day of the document, whose year the number bears. */
  day: string;
}

/**
 * Takes the next number of an organ's series, e.g. 吴民发〔2026〕12号. Without gaps: the counter row stays locked until the
 * transaction ends, and a transaction that fails takes nothing. Series with the same letters count together.
 * @throws Problem conflict `no-series` when the organ has no letters for this class of document
 */
export async function takeDocumentNumber(tx: Db, asked: NumberAsked): Promise<string> {
  const { letters } = await seriesOf(tx, asked);
  const year = yearOf(asked.day);
  const { value } = await one(
    tx,
    z.object({ value: z.number() }),
    sql`insert into counter (scope, year, value) values (${scopeOf(asked.organisationId, letters)}, ${year}, 1)
        on conflict (scope, year) do update set value = counter.value + 1 returning value`,
  );
  return written(letters, year, value);
}

/** The number that would come next; null where the organ has no such series. It promises nothing. */
export async function nextDocumentNumber(db: Db, asked: NumberAsked): Promise<string | null> {
  const series = await maybeOne(db, Series, selectSeries(asked));
  if (!series) return null;
  const year = yearOf(asked.day);
  const counted = await maybeOne(
    db,
    z.object({ value: z.number() }),
    sql`select value from counter where scope = ${scopeOf(asked.organisationId, series.letters)} and year = ${year}`,
  );
  return written(series.letters, year, (counted?.value ?? 0) + 1);
}

/** The last number of an organ's letters in each year, the latest year first; none while nothing was numbered. */
export async function lastNumbers(db: Db, organisationId: string, letters: string): Promise<LastNumber[]> {
  const rows = await many(
    db,
    z.object({ year: z.number(), last: z.number() }),
    sql`select year, value as last from counter where scope = ${scopeOf(organisationId, letters)} order by year desc`,
  );
  return rows.map(({ year, last }) => ({ year, last, lastNo: written(letters, year, last) }));
}

type LastNumber = DocumentSeries['years'][number];

const Series = z.object({ letters: z.string() });

async function seriesOf(tx: Db, asked: NumberAsked): Promise<z.infer<typeof Series>> {
  const series = await maybeOne(tx, Series, selectSeries(asked));
  if (series) return series;
  throw new Problem('conflict', `The organ has no letters for its ${asked.purpose} documents`, {
    detailZh: '本单位尚未登记这类文书的发文机关代字，请系统管理员在“文书字号”中设定，或填写已有文号。',
    code: 'no-series',
  });
}

const selectSeries = ({ organisationId, purpose }: NumberAsked): Sql =>
  sql`select letters from document_series where organisation_id = ${organisationId} and purpose = ${purpose}`;

const scopeOf = (organisationId: string, letters: string): string => `document-${organisationId}-${letters}`;
const yearOf = (day: string): number => Number(day.slice(0, 4));
const written = (letters: string, year: number, value: number): string => `${letters}〔${year}〕${value}号`;
