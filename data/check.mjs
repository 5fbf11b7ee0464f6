// Checks the shipped data sets: counts, references, geometry, uniqueness; prints sha256. Exit 1 with the list of problems.
//   node data/check.mjs
import { readFileSync, statSync } from 'node:fs';
import { documentProblems } from './checkDocuments.mjs';
import { escalationProblems } from './checkEscalations.mjs';
import { checkOutlines, isInside } from './checkOutlines.mjs';
import { procedureProblems } from './checkProcedures.mjs';
import { supervisionProblems } from './checkSupervision.mjs';
import { dataFile, filesOfSet, readCsv, readJson, SETS, sha256 } from './dataSets.mjs';

const MAX_TOTAL_BYTES = 3_000_000;
const MAX_OUTLINES_BYTES = 200_000;

const csv = (path) => readCsv(dataFile(path));
const wuzhong = csv('divisions/wuzhong.csv');
const ningxia = csv('divisions/ningxia.csv');
const national = csv('divisions/counties-national.csv');
const outlines = readJson('sample/outlines.geojson');
const areas = readJson('sample/built-up-areas.geojson').features;
const places = readJson('sample/places.json');
const codes = (file) => new Set(csv(`codelists/${file}.csv`).map((row) => row.code));
const organs = codes('organ-kinds');
const levels = codes('division-levels');
const categories = codes('categories');
const divisionCodes = new Set(wuzhong.map((row) => row.code));

const when = (failed, problem) => (failed ? [problem] : []);
const repeated = (values) => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
const countOf = (rows, level) => rows.filter((row) => row.level === level).length;

function counts(name, rows, wanted) {
  return Object.entries(wanted).flatMap(([level, number]) =>
    when(countOf(rows, level) !== number, `${name}: ${countOf(rows, level)} of level ${level}, not ${number}`),
  );
}

function divisionProblems() {
  const known = new Set([...wuzhong, ...ningxia, ...national].map((row) => row.code));
  const all = [...wuzhong, ...ningxia];
  return [
    ...counts('wuzhong', wuzhong, { province: 1, prefecture: 1, county: 5, township: 50, committee: 600 }),
    ...counts('ningxia', ningxia, { province: 0, prefecture: 4, county: 17, township: 209, committee: 0 }),
    ...counts('counties-national', national, { province: 34, prefecture: 333, county: 2974 }),
    ...[all, national].flatMap((rows) => repeated(rows.map((row) => row.code))).map((code) => `code twice: ${code}`),
    ...[...all, ...national]
      .filter((row) => row.parent_code && !known.has(row.parent_code))
      .map((row) => `${row.code}: no parent`),
    ...[...all, ...national]
      .filter((row) => row.level !== 'committee' && row.specific + row.generic !== row.name)
      .map((row) => `${row.code}: specific and generic do not make the name`),
    ...wuzhong
      .filter((row) => row.level === 'committee' && row.specific + row.generic !== row.site_name)
      .map((row) => `${row.code}: specific and generic do not make the name of the site`),
    ...all.filter((row) => !/^(true|false)$/.test(row.is_statistical)).map((row) => `${row.code}: is_statistical`),
  ];
}

function placeProblems() {
  const shapes = places.map(({ geometry }) => JSON.stringify(geometry));
  const names = places.map(({ name, category, division_code }) => `${category} ${name} ${division_code.slice(0, 6)}`);
  const streets = places.filter(({ category }) => category === 'street');
  const inBuiltUp = ({ geometry, division_code }) =>
    isInside(geometry, { features: areas.map(asOutline) }, [`BUA-${division_code}`]);
  return [
    ...when(places.length < 40 || places.length > 80, `places: ${places.length}, not 40 to 80`),
    ...repeated(names).map((name) => `place twice: ${name}`),
    ...repeated(shapes).map((shape) => `two places with one geometry: ${shape}`),
    ...places.filter(({ category }) => !categories.has(category)).map(({ name }) => `${name}: category`),
    ...places
      .filter((place) => !isInside(place.geometry, outlines, [place.division_code, ...place.other_division_codes]))
      .map(({ name }) => `${name}: outside its division`),
    ...places.filter(({ division_code }) => !divisionCodes.has(division_code)).map(({ name }) => `${name}: division`),
    ...places
      .filter(({ schematic, position_source }) => schematic !== (position_source === '示意'))
      .map(({ name }) => `${name}: position source`),
    ...streets.filter((street) => !inBuiltUp(street)).map(({ name }) => `${name}: outside the built-up area`),
  ];
}

const asOutline = ({ type, properties, geometry }) => ({ type, properties: { code: properties.code }, geometry });

function builtUpProblems() {
  return [
    ...when(areas.length !== 5, `built-up areas: ${areas.length}, not 5`),
    ...areas
      .filter(({ geometry, properties }) => !isInside(geometry, outlines, [properties.division_code]))
      .map(({ properties }) => `${properties.name}: outside its county`),
  ];
}

const organAt = (text) =>
  text
    .split(';')
    .filter(Boolean)
    .map((item) => item.split('@'));

/** Whatever a person reads stands in both languages: no row with one of them only, and no Chinese in the English. */
const HAN = /\p{Script=Han}/u;
function twinProblems(path) {
  const rows = csv(path);
  const pairs = Object.keys(rows[0] ?? {}).flatMap((zh) => {
    const en = zh.replace(/_zh$/, '_en');
    return zh !== en && en in rows[0] ? [[zh, en]] : [];
  });
  return rows.flatMap((row) =>
    pairs.flatMap(([zh, en]) => [
      ...when((row[zh] === '') !== (row[en] === ''), `${path} ${row.code ?? row.id}: ${zh} or ${en} is missing`),
      ...when(HAN.test(row[en]), `${path} ${row.code ?? row.id}: Chinese in ${en}`),
    ]),
  );
}

function listProblems() {
  return filesOfSet('codelists').flatMap((file) => {
    const rows = csv(`codelists/${file}`);
    const keys = rows.map((row) => `${row.code} ${row.jurisdiction} ${row.effective_from}`);
    return [
      ...repeated(keys).map((key) => `${file}: twice ${key}`),
      ...rows
        .filter((row) => !/^(CN|\d{2,6})$/.test(row.jurisdiction))
        .map((row) => `${file} ${row.code}: jurisdiction`),
      ...rows.filter((row) => !row.label_zh || !row.source_zh).map((row) => `${file} ${row.code}: label or source`),
      ...twinProblems(`codelists/${file}`),
    ];
  });
}

const lengthOf = (list) => list.split(';').length;

function authorityProblems() {
  const rows = csv('authorities/authorities.csv');
  const clocks = new Set(csv('clocks/clock-rules.csv').map((row) => row.id));
  const perRow = (row) => [
    ...when(!categories.has(row.category), `${row.id}: category`),
    ...when(!organs.has(row.approver_organ), `${row.id}: approver`),
    ...when(row.approver_level && !levels.has(row.approver_level), `${row.id}: level of the approver`),
    ...when(row.announce_clock && !clocks.has(row.announce_clock), `${row.id}: clock`),
    ...when(!/^(true|false)$/.test(row.verified), `${row.id}: verified`),
    ...organAt(row.consulted)
      .filter(([organ]) => !organs.has(organ))
      .map(([organ]) => `${row.id}: consulted ${organ}`),
    ...[...organAt(row.filing_receiver), ...organAt(row.announcer)]
      .filter(([organ, level]) => !organs.has(organ) || !levels.has(level))
      .map((pair) => `${row.id}: ${pair.join('@')}`),
  ];
  const missing = [...categories].filter((category) => !rows.some((row) => row.category === category));
  return [
    ...twinProblems('authorities/authorities.csv'),
    ...rows
      .filter((row) =>
        ['source_en', 'article_zh', 'article_en'].some((c) => lengthOf(row[c]) !== lengthOf(row.source_zh)),
      )
      .map((row) => `${row.id}: as many articles as instruments are needed`),
    ...repeated(rows.map((row) => row.id)).map((id) => `authority twice: ${id}`),
    ...missing.map((category) => `no authority for ${category}`),
    ...rows.flatMap(perRow),
  ];
}

function clockProblems() {
  const rows = csv('clocks/clock-rules.csv');
  return [
    ...twinProblems('clocks/clock-rules.csv'),
    ...repeated(rows.map((row) => row.id)).map((id) => `clock twice: ${id}`),
    ...['C1', 'C2', 'C2b', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9']
      .filter((id) => !rows.some((row) => row.id === id))
      .map((id) => `no clock ${id}`),
    ...rows.filter((row) => !/^(working_day|day)$/.test(row.unit)).map((row) => `${row.id}: unit`),
    ...rows.filter((row) => !/^\d*$/.test(row.length + row.extension)).map((row) => `${row.id}: length`),
  ];
}

function guideProblems() {
  const rows = csv('guide/guide-items.csv');
  return [
    ...twinProblems('guide/guide-items.csv'),
    ...repeated(rows.map((row) => `${row.section} ${row.code} ${row.jurisdiction} ${row.effective_from}`)).map(
      (key) => `guide: twice ${key}`,
    ),
    ...rows
      .filter(({ section }) => !/^(condition|material|material_rule|step|limit|fee)$/.test(section))
      .map(({ code }) => `guide ${code}: section`),
    ...rows
      .filter(({ category }) => category && !categories.has(category))
      .map(({ code }) => `guide ${code}: category`),
  ];
}

function accountProblems() {
  const organisations = readJson('sample/organisations.json');
  const accounts = readJson('sample/accounts.json');
  const ids = new Set(organisations.map(({ code }) => code));
  return [
    ...repeated(organisations.map(({ code }) => code)).map((id) => `organisation twice: ${id}`),
    ...repeated(accounts.map(({ username }) => username)).map((name) => `account twice: ${name}`),
    ...organisations.filter(({ kind }) => !organs.has(kind)).map(({ code }) => `${code}: kind`),
    ...organisations
      .filter(({ division_code }) => !divisionCodes.has(division_code))
      .map(({ code }) => `${code}: division`),
    ...accounts.filter(({ organisation }) => !ids.has(organisation)).map(({ username }) => `${username}: organisation`),
    ...accounts
      .filter(({ display_name }) => !display_name.endsWith('（演示）'))
      .map(({ username }) => `${username}: not marked 演示`),
  ];
}

function fileProblems() {
  const files = SETS.flatMap((set) => filesOfSet(set).map((file) => ({ set, file, path: `${set}/${file}` })));
  const bytes = ({ path }) => statSync(dataFile(path)).size;
  for (const entry of files) console.log(`${sha256(entry.path)}  ${entry.path}  ${bytes(entry)}`);
  const total = files.reduce((sum, entry) => sum + bytes(entry), 0);
  console.log(`${files.length} files, ${total} bytes`);
  const readme = new Map(SETS.map((set) => [set, readFileSync(dataFile(`${set}/README.md`), 'utf8')]));
  return [
    ...when(total > MAX_TOTAL_BYTES, `${total} bytes is more than ${MAX_TOTAL_BYTES}`),
    ...when(bytes({ path: 'sample/outlines.geojson' }) > MAX_OUTLINES_BYTES, 'outlines.geojson is too large'),
    ...files
      .filter(({ set, file, path }) => !readme.get(set).includes(`| ${file} | \`${sha256(path)}\` |`))
      .map(({ path }) => `${path}: checksum differs from the README; run data/make-checksums.mjs`),
  ];
}

const problems = [
  ...divisionProblems(),
  ...checkOutlines(outlines, wuzhong),
  ...builtUpProblems(),
  ...placeProblems(),
  ...listProblems(),
  ...authorityProblems(),
  ...clockProblems(),
  ...twinProblems('clocks/escalations.csv'),
  ...escalationProblems(),
  ...guideProblems(),
  ...supervisionProblems(organs),
  ...procedureProblems({ categories, facts: codes('procedure-facts') }),
  ...twinProblems('procedures/triggers.csv'),
  ...['liabilities', 'measures', 'penalty-limits'].flatMap((file) => twinProblems(`supervision/${file}.csv`)),
  ...documentProblems(),
  ...accountProblems(),
  ...fileProblems(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
