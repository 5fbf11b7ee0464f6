import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { sql } from '../../platform/db/sql.ts';
import { CATEGORY_WORDS } from '../placeWords.ts';
import { byUuid, type Collection, day, moment, text, yesNo } from './collection.ts';

const CATEGORIES = Object.keys(CATEGORY_WORDS);
const byNorm = (value: string) => sql`n.norm = ${normaliseName(value)}`;
const VALID = { from: sql`n.valid_from`, through: sql`(n.valid_to - 1)` };
const firstDay = day('生效日期', 'First day in force', VALID.from);
const lastDay = day('失效前末日', 'Last day in force; null while it holds', VALID.through);

/** Names in force with their places: the same rows as the tiles, finer. */
export const places: Collection = {
  id: 'places',
  newest: sql`select max(updated_at)::text from place`,
  title: { zh: '标准地名', en: 'Standard place names' },
  description: {
    zh: '现行标准地名及其位置，已公开者。schematic 为真表示示意位置。',
    en: 'Standard names in force with their position, as far as they are public. schematic: the position is a sketch.',
  },
  from: sql`place p
    join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
    join spelling s on s.name_id = n.id and s.script = 'pinyin'
    left join division d on d.code = p.division_code and upper_inf(d.valid)`,
  where: sql`p.status = 'live' and p.secrecy = 'public'`,
  key: sql`p.id`,
  keyType: 'uuid',
  geometry: sql`p.geom`,
  valid: VALID,
  tiles: 'places',
  fields: {
    name: text('标准名称', 'Standard name', sql`n.name`, { narrowed: byNorm }),
    roman: text('罗马字母拼写（带声调）', 'Romanization with tones', sql`s.roman_tone`),
    roman_plain: text('罗马字母拼写', 'Romanization without tones', sql`s.roman_plain`),
    category: text('类别', 'Category', sql`p.category`, { values: CATEGORIES }),
    division_code: text('所在政区代码', 'Code of the division', sql`p.division_code`),
    division: text('所在政区', 'Division', sql`d.path`),
    place_code: text('地名代码', 'Place code', sql`p.place_code`),
    legal_status: text('批准情况', 'How it became standard', sql`n.legal_status`),
    schematic: yesNo('示意位置', 'The position is a sketch', sql`p.schematic`),
    meaning: text('含义', 'Meaning', sql`p.meaning`),
    origin: text('来历', 'Origin', sql`p.origin`),
    history: text('沿革', 'History', sql`p.history`),
    valid_from: firstDay,
    valid_through: lastDay,
    updated: moment('更新时间', 'Last change of the record', sql`p.updated_at`, { filterOnly: true }),
  },
};

/** Every public name of a public place with its time, former and abolished ones included. */
export const placeNames: Collection = {
  id: 'place-names',
  newest: sql`select max(updated_at)::text from place`,
  title: { zh: '地名沿用情况', en: 'Names in time' },
  description: {
    zh: '公开地名的现名、简称、别名、曾用名和已注销名称及其使用期间。',
    en: 'Standard, short and alias names of public places, former and abolished ones, each with the days it was in force.',
  },
  from: sql`place_name n
    join place p on p.id = n.place_id
    join spelling s on s.name_id = n.id and s.script = 'pinyin'
    left join place_name c on c.place_id = p.id and c.kind = 'standard' and c.status = 'standard'`,
  where: sql`p.status in ('live', 'abolished') and p.secrecy = 'public' and n.status in ('standard', 'former', 'abolished')`,
  key: sql`n.id`,
  keyType: 'uuid',
  geometry: sql`p.geom`,
  valid: VALID,
  fields: {
    name: text('名称', 'Name', sql`n.name`, { narrowed: byNorm }),
    roman: text('罗马字母拼写（带声调）', 'Romanization with tones', sql`s.roman_tone`),
    roman_plain: text('罗马字母拼写', 'Romanization without tones', sql`s.roman_plain`),
    kind: text('名称种类', 'Kind', sql`n.kind`, { values: ['standard', 'short', 'alias', 'former'] }),
    status: text('名称状态', 'Status', sql`n.status`, { values: ['standard', 'former', 'abolished'] }),
    current_name: text('现名', 'Name in force', sql`c.name`),
    place_id: text('地名标识', 'Place', sql`p.id::text`, { narrowed: byUuid(sql`n.place_id`) }),
    category: text('类别', 'Category', sql`n.category`, { values: CATEGORIES }),
    division_code: text('所在政区代码', 'Code of the division', sql`p.division_code`),
    legal_status: text('批准情况', 'How it became standard', sql`n.legal_status`),
    schematic: yesNo('示意位置', 'The position is a sketch', sql`p.schematic`),
    valid_from: firstDay,
    valid_through: lastDay,
  },
};
