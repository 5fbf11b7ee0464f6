import { pinyin } from 'pinyin-pro';
import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { counts, inForce } from './rowSql.ts';

/** A unit that rows name: as it stands in the file, and the division that it is. */
export interface DeclaredUnit {
  given: string;
  code: string | null;
  name: string | null;
  rows: number;
}

const Given = z.object({ given: z.string(), rows: z.number() });
const Division = z.object({ code: z.string(), name: z.string(), specific: z.string() });

/** What rows without a code call their unit, as divisions: by Chinese name with or without its generic, or in pinyin. */
export async function declaredUnits(tx: Db, judged: JudgedRun): Promise<DeclaredUnit[]> {
  const given = await many(
    tx,
    Given,
    sql`select coalesce(r.fields ->> 'division_name', r.fields ->> 'divisions') as given, count(*)::int as rows from import_row r
         where ${counts(judged)} and not r.fields ? 'division_code'
           and coalesce(r.fields ->> 'division_name', r.fields ->> 'divisions') is not null
         group by 1 order by 2 desc limit 1000`,
  );
  if (given.length === 0) return [];
  const divisions = await many(
    tx,
    Division,
    sql`select d.code, d.name, d.specific from division d
         where ${inForce(judged)} and (d.level in ('province', 'prefecture', 'county')
            or d.level = 'township' and left(d.code, 4) = left(${judged.divisionCode}, 4))
         order by left(d.code, 2) <> left(${judged.divisionCode}, 2), length(d.code), d.code`,
  );
  const latin = latinNames(divisions);
  return given.map((one) => {
    const found = byName(one.given, divisions) ?? latin(one.given);
    return { ...one, code: found?.code ?? null, name: found?.name ?? null };
  });
}

type Division = z.infer<typeof Division>;

/** `吴忠市利通区` and `宁夏回族自治区/吴忠市` end with the unit that is meant. */
function byName(given: string, divisions: readonly Division[]): Division | undefined {
  const last =
    given
      .split(/[/／、,，;；\s]+/)
      .filter(Boolean)
      .at(-1) ?? given;
  return (
    divisions.find(({ name }) => name === last) ??
    divisions.find(({ specific }) => specific === last && specific.length > 1) ??
    divisions.find(({ name }) => last.endsWith(name) && name.length > 2)
  );
}

/** Names in Latin letters, without tones and blanks; made only where the file has any. */
function latinNames(divisions: readonly Division[]): (given: string) => Division | undefined {
  let names: Map<string, Division> | undefined;
  return (given) => {
    const key = plain(given);
    if (!/^[a-z]{3,}$/.test(key)) return undefined;
    names ??= byLatinName(divisions);
    return names.get(key) ?? names.get(key.replace(/(shi|xian|qu|city|county)$/, ''));
  };
}

/** The first of those that sound alike stays: the office's own province stands first. */
const byLatinName = (divisions: readonly Division[]): Map<string, Division> =>
  new Map(
    divisions.flatMap((one) => [one.name, one.specific].map((text) => [latinOf(text), one] as const)).toReversed(),
  );

const latinOf = (name: string): string => plain(pinyin(name, { toneType: 'none' }));
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/[\s'’\-.]/g, '');
