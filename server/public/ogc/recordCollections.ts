import { sql } from '../../platform/db/sql.ts';
import { CATEGORY_WORDS } from '../placeWords.ts';
import { byUuid, type Collection, day, text, yesNo } from './collection.ts';

/** Signs of public places that stand or are planned: the rows of the tiles. */
export const signs: Collection = {
  id: 'signs',
  newest: sql`select greatest((select max(updated_at) from sign), (select max(updated_at) from place))::text`,
  title: { zh: '地名标志', en: 'Place-name signs' },
  description: {
    zh: '已设置和计划设置的地名标志，所属地名已公开者。',
    en: 'Signs that stand or are planned, of public places.',
  },
  from: sql`sign g
    join place p on p.id = g.place_id
    join place_name n on n.id = g.name_id
    join spelling s on s.name_id = n.id and s.script = 'pinyin'`,
  where: sql`p.secrecy = 'public' and p.status in ('live', 'abolished') and g.status in ('planned', 'installed')`,
  key: sql`g.id`,
  keyType: 'text',
  geometry: sql`g.position`,
  valid: { from: sql`g.installed_on`, through: sql`g.withdrawn_on` },
  tiles: 'signs',
  fields: {
    name: text('标志所书名称', 'Name on the plate', sql`n.name`),
    roman: text('罗马字母拼写（带声调）', 'Romanization with tones', sql`s.roman_tone`),
    type: text('标志类型', 'Type', sql`g.type`),
    status: text('状态', 'Status', sql`g.status`, { values: ['planned', 'installed'] }),
    division_code: text('所在政区代码', 'Code of the division', sql`g.division_code`),
    place_id: text('地名标识', 'Place', sql`g.place_id::text`, { narrowed: byUuid(sql`g.place_id`) }),
    installed_on: day('设置日期', 'Installed on', sql`g.installed_on`),
  },
};

/** Announced decisions on names, with the place where that is public. */
export const announcements: Collection = {
  id: 'announcements',
  newest: sql`select count(*) || ' ' || max(announced_on) || ' ' || (select max(updated_at) from place) from announcement`,
  title: { zh: '标准地名公告', en: 'Announcements of names' },
  description: { zh: '向社会公告的命名、更名等决定。', en: 'Decisions on names that were announced to the public.' },
  from: sql`announcement a
    join naming_case c on c.id = a.case_id
    join case_candidate e on e.id = c.chosen_id
    join organisation o on o.id = c.announcer_org_id
    left join place p on p.id = c.place_id and p.status in ('live', 'abolished') and p.secrecy = 'public'`,
  where: sql`c.state <> 'revoked'`,
  key: sql`c.id`,
  keyType: 'uuid',
  geometry: sql`p.geom`,
  valid: { from: sql`a.announced_on`, through: sql`a.announced_on` },
  fields: {
    name: text('名称', 'Name', sql`e.name`),
    roman: text('罗马字母拼写（带声调）', 'Romanization with tones', sql`e.roman_tone`),
    kind: text('事项', 'Matter', sql`c.kind`),
    category: text('类别', 'Category', sql`c.category`, { values: Object.keys(CATEGORY_WORDS) }),
    division_code: text('所在政区代码', 'Code of the division', sql`c.division_code`),
    announced_on: day('公告日期', 'Announced on', sql`a.announced_on`),
    announcement_no: text('公告文号', 'Number of the announcement', sql`a.announcement_no`),
    authority: text('公告机关', 'Announced by', sql`o.name`),
    place_id: text('地名标识', 'Place, where it is public', sql`p.id::text`, { narrowed: byUuid(sql`p.id`) }),
    schematic: yesNo('示意位置', 'The position is a sketch', sql`p.schematic`),
  },
};

/** Public events of names and divisions, as the feed tells them. */
export const changes: Collection = {
  id: 'changes',
  newest: sql`select greatest((select max(recorded_at) from name_event), (select max(recorded_at) from division_event))::text`,
  title: { zh: '地名和区划变更', en: 'Changes of names and divisions' },
  description: {
    zh: '地名的命名、更名、公告、销名、更正、恢复，以及行政区划变更，与变更订阅（/changes.atom、/changes.json）同源。',
    en: 'Names given, changed, announced, cancelled, corrected, restored, and changes of divisions: what /changes.atom and /changes.json tell.',
  },
  from: sql`public_change h`,
  where: sql`true`,
  key: sql`h.id`,
  keyType: 'text',
  geometry: sql`h.geom`,
  valid: { from: sql`h.on_day`, through: sql`h.on_day` },
  fields: {
    subject: text('对象', 'Subject', sql`h.subject`, { values: ['name', 'division'] }),
    kind: text('事项', 'Event', sql`h.kind`),
    title: text('内容', 'What happened', sql`h.title`),
    on: day('生效日期', 'Effective on', sql`h.on_day`),
    authority: text('机关', 'Authority', sql`h.authority`),
    document_no: text('文号', 'Document', sql`h.document_no`),
    place_id: text('地名标识', 'Place', sql`h.place_id::text`, { narrowed: byUuid(sql`h.place_id`) }),
    division_code: text('政区代码', 'Code of the division', sql`h.division_code`),
  },
};
