/**
 * Figures of the detector on files of names with known standing: `npm run bench -- detection`, the names themselves with
 * `node --import tsx tests/bench/detection.ts --names`. Method and figures: server/detection/README.md. Reads
 * shared/data/detection beside the repository when it is there and says what is left out when it is not.
 */
import { classesOf } from '#server/detection/classesOf.ts';
import { type CompiledRuleSet, compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { detect } from '#server/detection/detect.ts';
import { levelOf } from '#server/detection/levelOf.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import { isNameWord } from '#server/detection/nameWords.ts';
import { ruleIn } from '#server/detection/ruleIn.ts';
import { limitsOf, transliteratedRuns } from '#server/detection/transliteration.ts';
import { wordsIn } from '#server/detection/wordIndex.ts';
import { type Checked, check, isRight, nonstandard, rowsOf, share } from './detectionFiles.ts';
import { communities, crossValidation } from './detectionFolds.ts';

const rows = loadRuleSet();
const set = compileRuleSet(rows);
const limits = limitsOf(ruleIn(set, 'YANG-4', undefined) ?? { parameters: {} });
const verbose = process.argv.includes('--names');

const rules = ({ findings }: Checked): string =>
  [...new Set(findings.map((f) => `${f.rule}${f.level === 'note' ? '(note)' : ''}`))].join(';');

function list(title: string, checked: readonly Checked[]): void {
  const names = checked.map((each) => `${each.row.name}[${each.row.category || each.row.level}:${rules(each)}]`);
  if (verbose && names.length > 0) console.log(`  ${title}: ${names.join(' ')}`);
}

const CLASSES = ['大', '洋', '怪', '重', ''];

/** Where the source's class stands among those found; the first found where it does not. */
const foundAs = (each: Checked): string => {
  if (!each.flagged) return 'missed';
  return isRight(each) ? each.row.category : (each.classes[0] ?? 'no class');
};

function confusion(checked: readonly Checked[]): void {
  const columns = ['大', '洋', '怪', '重', 'no class', 'missed'];
  console.log(`  source \\ found: ${columns.join(' | ')}`);
  for (const category of CLASSES) {
    const of = checked.filter(({ row }) => row.category === category);
    const counts = columns.map((column) => of.filter((each) => foundAs(each) === column).length);
    console.log(`  ${(category || 'none').padEnd(4)} ${counts.join(' | ')}  (${of.length})`);
  }
}

function positives(): void {
  const checked = nonstandard().map((row) => check(row, set));
  if (checked.length === 0) return;
  const flagged = checked.filter((each) => each.flagged);
  console.log(`nonstandard_dev.csv: recall ${share(flagged.length, checked.length)}`);
  for (const evidence of [...new Set(checked.map(({ row }) => row.evidence))]) {
    const of = checked.filter(({ row }) => row.evidence === evidence);
    console.log(`  ${evidence}: ${share(of.filter((each) => each.flagged).length, of.length)}`);
  }
  for (const category of CLASSES.filter((each) => each !== '')) {
    const of = checked.filter(({ row }) => row.category === category);
    console.log(`  ${category}: ${share(of.filter((each) => each.flagged).length, of.length)}`);
  }
  const classed = flagged.filter(({ row }) => row.category !== '');
  console.log(`  class agrees where one is given: ${share(classed.filter(isRight).length, classed.length)}`);
  confusion(checked);
  list(
    'missed',
    checked.filter((each) => !each.flagged),
  );
  list(
    'other class',
    classed.filter((each) => !isRight(each)),
  );
}

function negatives(file: string): void {
  const given = rowsOf(file);
  const checked = given.map((row) => check(row, set));
  const flagged = checked.filter((each) => each.flagged);
  const blocked = checked.filter((each) => each.blocked);
  const noted = checked.filter(({ findings }) => levelOf(findings) === 'note');
  const bare = given.filter(({ name }) => ['block', 'review'].includes(levelOf(detect({ name }, set))));
  console.log(
    `${file}: flagged ${share(flagged.length, given.length)}, of them blocked ${blocked.length}; notes ${noted.length}; flagged when nothing but the name is given ${bare.length}`,
  );
  const found = (name: string): number => flagged.filter(({ classes }) => classes.some((each) => each === name)).length;
  const none = flagged.filter(({ classes }) => classes.length === 0).length;
  const classes = CLASSES.filter((each) => each !== '').map((each) => `${each} ${found(each)}`);
  console.log(`  found as ${classes.join(', ')}, no class ${none}`);
  list('flagged', flagged);
}

const SIGNS = /[大国皇帝王洋美英法德\d]/u;
const SAYS_SOMETHING = /^(?:DA|YANG|GUAI)-|^NR-05$/;

/** Official names that a plain list of words would accuse. Which rows were chosen for that, the file does not say. */
function hardNegatives(): void {
  const checked = rowsOf('negatives_official_dev.csv').map((row) => check(row, set));
  if (checked.length === 0) return;
  const [byCharacter, byWord] = [
    checked.filter(({ row }) => SIGNS.test(row.name)),
    checked.filter(({ row, findings }) => !SIGNS.test(row.name) && findings.some((f) => SAYS_SOMETHING.test(f.rule))),
  ];
  const hard = [...byCharacter, ...byWord];
  const flagged = hard.filter((each) => each.flagged);
  const bare = hard.filter(({ row }) => ['block', 'review'].includes(levelOf(detect({ name: row.name }, set))));
  console.log(
    `hard official names, recognised by 大 国 皇 帝 王 洋 美 英 法 德 or a digit (${byCharacter.length}) or else by a DA, YANG, GUAI or NR-05 finding, notes included (${byWord.length}): flagged ${share(flagged.length, hard.length)}, when nothing but the name is given ${share(bare.length, hard.length)}`,
  );
  list('flagged', flagged);
}

/** Names of urban communities as if estates were to be called so; some of them do bear an estate's doubtful name. */
function estates(): void {
  const names = communities();
  const found = names.map((name) => detect({ name, category: 'residential_area' }, set));
  const flagged = found.filter((findings) => ['block', 'review'].includes(levelOf(findings)));
  const classed = flagged.filter((findings) => classesOf(findings).length > 0);
  console.log(
    `urban communities read as estates: flagged ${share(flagged.length, names.length)}, for a class 大 洋 怪 ${share(classed.length, names.length)}`,
  );
}

/** How much of the recall rests on rows with a source of their own, not on lists compiled by hand for this project. */
function sources(): void {
  const compiled = ({ source }: { source: string }): boolean => /compiled for this project/.test(source);
  const sourced = compileRuleSet({
    ...rows,
    lexicon: rows.lexicon.filter((row) => !compiled(row) || isNameWord(row.match)),
    foreignNames: rows.foreignNames.filter((row) => !compiled(row)),
  });
  const listed = nonstandard();
  const share2 = (of: typeof listed, by: CompiledRuleSet): string =>
    share(of.filter((row) => check(row, by).flagged).length, of.length);
  const cities = listed.filter(({ evidence }) => evidence !== '认定标准案例');
  console.log(
    'recall without the rows compiled by hand (dictionaries, gazetteers, the law’s own words and the model left; the model has learned from the compiled names, too)',
  );
  console.log(
    `  all ${share2(listed, sourced)}; lists of cities ${share2(cities, sourced)}, with them ${share2(cities, set)}`,
  );
}

function speed(): void {
  const names = rowsOf('negatives_official_dev.csv').map(({ name }) => name);
  if (names.length === 0) return;
  const texts = names.map((name) => [...name]);
  const perSecond = (work: (at: number) => void): number => {
    const start = process.cpuUsage();
    for (let round = 0; round < 20; round += 1) for (let at = 0; at < names.length; at += 1) work(at);
    const { user, system } = process.cpuUsage(start);
    return Math.round((20 * names.length) / ((user + system) / 1e6));
  };
  const look = (at: number): void => {
    const text = texts[at] ?? [];
    wordsIn(text, set.vocabulary);
    transliteratedRuns(text, set.transliteration, limits);
  };
  const whole = (at: number): unknown => detect({ name: names[at] ?? '', category: 'residential_area' }, set);
  perSecond(look);
  console.log(
    `speed: words and model ${perSecond(look)}, all rules ${perSecond(whole)} names a second of processor time`,
  );
}

positives();
for (const file of ['negatives_official_dev.csv', 'approved_dev.csv', 'exceptions_dev.csv']) negatives(file);
hardNegatives();
estates();
sources();
crossValidation(rows);
speed();
