import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';

/** Condition of the rows `r` that count: those of the run that nobody left out. */
export const counts = ({ id }: JudgedRun): Sql => sql`r.run_id = ${id}::uuid and not r.left_out`;

/** How sentences call row `r`. */
export const UNIT = sql`coalesce(nullif(concat_ws(' ', r.code, r.name), ''), '#' || r.number)`;

/** The division `d` of a code on the day of the run. */
export const inForce = ({ today }: JudgedRun): Sql => sql`d.valid @> ${today}::date`;

/** Whether a code belongs to the office. */
export const ofOffice = (code: Sql, { divisionCode }: JudgedRun): Sql =>
  sql`starts_with(${code}, ${divisionPrefix(divisionCode)})`;

/** Place `p` that the office may read: its own, whatever its label, and of others what everybody may (see `findPlace`). */
export const readable = (judged: JudgedRun): Sql =>
  sql`(p.secrecy = 'public' or ${ofOffice(sql`p.division_code`, judged)})`;

const NATION = '000000';

/** The name of the office's division, its code where the register has none. */
export const officeName = (judged: JudgedRun): Sql =>
  sql`coalesce((select d.name from division d where d.code = ${judged.divisionCode} and ${inForce(judged)} limit 1), ${judged.divisionCode === NATION ? '全国' : judged.divisionCode}::text)`;

/** 村民委员会 and 村委会, 社区居民委员会 and 居委会 are one: what is compared of the name of a unit. */
const core = (name: Sql): Sql =>
  sql`regexp_replace(regexp_replace(${name}, '(村民委员会|村委会)$', '村'), '(社区)?(居民委员会|居委会)$', '社区')`;

/** 利通区, 吴忠市利通区 and 利通 are one; 盐池县 under the code of 利通区 is a wrong code. */
export const sameName = (given: Sql, name: Sql): Sql =>
  sql`(right(${given}, length(${name})) = ${name} or starts_with(${name}, ${given}) or ${core(given)} = ${core(name)})`;

/** `[106.1, 37.9]` of a point. */
export const atText = (point: Sql): Sql =>
  sql`format('[%s, %s]', round(st_x(${point})::numeric, 6)::float8, round(st_y(${point})::numeric, 6)::float8)`;

// A Shapefile cuts texts at 254 bytes of its encoding, perhaps a character before.
const CUT_BYTES = 250;

// XML knows one end of a line only, and programs for tables another.
const unixLines = (text: Sql): Sql => sql`replace(${text}, chr(13), '')`;

/** Whether a field of the file says otherwise than the register; the beginning of a text that a narrow column cut does not. */
export const saysOtherwise = (given: Sql, known: Sql): Sql => sql`
  (${unixLines(given)} is distinct from ${unixLines(known)}
   and not (octet_length(${given}) >= ${CUT_BYTES}::int and starts_with(coalesce(${known}, ''), ${given})))`;
