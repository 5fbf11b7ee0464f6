import type { z } from 'zod';
import type { PlaceCategory } from '../gazetteer/contract.ts';
import { type NameKeys, nameKeys } from '../gazetteer/nameKeys.ts';
import { alignName, isStandardText } from '../gazetteer/normaliseName.ts';
import { splitName } from '../gazetteer/splitName.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import type { CheckAttributes, Clash } from './contract.ts';
import { dialectVariants } from './dialectVariants.ts';
import { inJurisdiction } from './inJurisdiction.ts';
import { endsIn } from './nameWords.ts';
import { nameWordsIn } from './nameWordsIn.ts';
import type { ExceptionRow, FeatureTypeRow, ForeignNameRow, LexiconRow } from './ruleSet.ts';
import { type Sounds, soundsIn } from './soundsIn.ts';
import { type WordHit, wordsIn } from './wordIndex.ts';

/** Another name inside the scope of uniqueness, selected by the register (TR art. 9 items 7 and 8). */
export interface NameInScope extends Clash {
  norm: string;
  specificNorm: string;
  pinyinTone: readonly string[];
  pinyinPlain: readonly string[];
  category: PlaceCategory;
}

/** One just outside the scope: see `namesInScope`. */
export interface AdjacentName extends NameInScope {
  area: string | null;
  metres: number;
}

/** A name of the same category close by: at the same spot (CHONG-1), or of the same sound (CHONG-2). */
export interface NearbyName {
  placeId: string;
  name: string;
  pinyinPlain: readonly string[];
  /** From shape to shape, on the ellipsoid. */
  metres: number;
  /** The farthest that a part of one shape lies from the other, metres at most. */
  apart: number;
}

/** What is known of a name that stands, in force or of the census; a name that is only proposed has none of this. */
export interface Standing {
  /** YYYY-MM-DD; null where nobody knows. */
  since: string | null;
  legalStatus: string;
}

/** What is to be checked. Everything a rule may look at is here: no database, no clock. */
export interface CheckInput {
  name: string;
  category?: PlaceCategory | undefined;
  attributes?: z.infer<typeof CheckAttributes> | undefined;
  /** Division code of the place; picks thresholds and local rules. */
  division?: string | undefined;
  /** Names the register found inside the scope of the category; absent when no register was asked. */
  inScope?: readonly NameInScope[] | undefined;
  /** Names alike in adjacent areas, where the register was asked for them. */
  adjacent?: readonly AdjacentName[] | undefined;
  /** false: the register was wanted but could not be asked, which the scope rules then say; absent: nobody wanted it. */
  registerAsked?: boolean | undefined;
  /** Names of the containing divisions without generic: 吴忠, 利通. A name that only adds one is the same name. */
  localNames?: readonly string[] | undefined;
  /** What a facility may be named after beside `localNames`: divisions touched, settlements, entities (NR-10); absent when not gathered. */
  surroundingNames?: readonly string[] | undefined;
  /** Nationally known entities of that name that the register knows, and whether each touches the division named; null: no outline (NR-09). */
  entities?: readonly { name: string; isInside: boolean | null }[] | undefined;
  /** Streets that the line drawn prolongs in the same direction (GF-8). */
  continues?: readonly { name: string; specificNorm: string; divisionName: string | null }[] | undefined;
  /** Approved toponym plans for the category here: how many names they hold, and whether this is one (NP-08). */
  plan?: { titles: readonly string[]; names: number; includes: boolean } | undefined;
  /** The standard name that the place bears now: with another name the check is about a renaming (NP-06, NP-07). */
  presentName?: string | undefined;
  /** Legal status of that name, as the register has it (NP-03). */
  presentStatus?: string | undefined;
  /** That the name stands and is not to be given: since which day, as far as the register knows, and how it was approved. */
  standing?: Standing | undefined;
  /** What the applicant says the name means (NP-04); absent where nobody was asked. */
  meaning?: string | undefined;
  /** Divisions of the prefecture that have ended and whose names no division bears now, with their last day (NP-05). */
  endedDivisions?: readonly { name: string; endedOn: string }[] | undefined;
  /** Names of the same kind close by (CHONG-1, CHONG-2). */
  nearby?: readonly NearbyName[] | undefined;
  /** Rare characters of the name that official names of the county are written with (NR-03b). */
  localCharacters?: readonly string[] | undefined;
}

/** A name prepared for the rules. Indexes run over `text`, the code points of the normalised name. */
export interface Subject {
  readonly name: string;
  /** Standard forms, one a code point: what is matched. */
  readonly text: readonly string[];
  /** Nothing but characters of the General Standard Character Table, as nearly every name: no letter, digit or symbol. */
  readonly isStandard: boolean;
  /** Where the generic term begins; the length of the text when there is none. */
  readonly genericStart: number;
  readonly specific: string;
  readonly generic: string | null;
  readonly category: PlaceCategory | undefined;
  /** Ends as divisions and villages do; asked where no category is given. */
  readonly endsOfficially: boolean;
  readonly featureType: FeatureTypeRow | undefined;
  readonly keys: Omit<NameKeys, 'initials'>;
  /** Further toneless readings that some dialect of the rule set cannot tell from these. */
  readonly dialectPlain: readonly string[];
  /** Words of the lexicon that are heard in one of its readings. */
  readonly sounds: Sounds;
  /** Lexicon words and exceptions found anywhere in the text: looked up once, asked by many rules. */
  readonly words: readonly WordHit<LexiconRow>[];
  readonly exceptions: readonly WordHit<ExceptionRow>[];
  readonly foreign: readonly WordHit<ForeignNameRow>[];
  /** Exceptions for names that stand: asked only where `input.standing` says that this one does. */
  readonly standingRows: CompiledRuleSet['standingRows'];
  /** Wording of what rules excuse by themselves: see `groundOf`. */
  readonly grounds: CompiledRuleSet['grounds'];
  readonly input: CheckInput;
}

const OFFICIAL: readonly PlaceCategory[] = ['division', 'committee_site'];
/** Estate and building words are the ones N146 is about; a name without category is read as one of them. */
const ESTATE: readonly PlaceCategory[] = ['residential_area', 'building'];
/** A name alone that ends like a division or a village is one, whatever it contains: 宇宙营乡, 马里哄村. */
function endsOfficially(text: readonly string[], set: CompiledRuleSet, division: string | undefined): boolean {
  const { official, plain } = nameWordsIn(set, division);
  return endsIn(text, official) && !endsIn(text, plain);
}

/** The administrative unit, division or committee, of an official list. */
export const isOfficial = ({ category, endsOfficially: ends }: Subject): boolean =>
  category === undefined ? ends : OFFICIAL.includes(category);
export const isEstate = (subject: Subject): boolean =>
  subject.category === undefined ? !isOfficial(subject) : ESTATE.includes(subject.category);

/** Sound mergers that may hold for the place; all of them where the place is not known yet. */
const mergersAround = (division: string | undefined, { soundMergers }: CompiledRuleSet): readonly LexiconRow[] =>
  division === undefined
    ? soundMergers
    : soundMergers.filter(({ jurisdiction }) => inJurisdiction(jurisdiction, division));

interface Vocables {
  words: WordHit<LexiconRow>[];
  exceptions: WordHit<ExceptionRow>[];
  foreign: WordHit<ForeignNameRow>[];
}

/** What stands in the text, by list, in the order of `wordsIn`. */
function vocablesIn(text: readonly string[], { vocabulary }: CompiledRuleSet, division: string | undefined): Vocables {
  const found: Vocables = { words: [], exceptions: [], foreign: [] };
  for (const { start, end, row: vocable } of wordsIn(text, vocabulary)) {
    if (vocable.list === 'word') found.words.push({ start, end, row: vocable.row });
    else if (vocable.list === 'exception') found.exceptions.push({ start, end, row: vocable.row });
    else if (inJurisdiction(vocable.row.jurisdiction, division)) found.foreign.push({ start, end, row: vocable.row });
  }
  return found;
}

/**
 * Splits, reads and aligns a name once for all rules. Never throws.
 * @param known comparison keys that stand in the register with the name; made anew when left out
 */
export function subjectOf(input: CheckInput, set: CompiledRuleSet, known?: Subject['keys']): Subject {
  const featureType = set.featureTypes.get(input.attributes?.featureType ?? '');
  const category = input.category ?? featureType?.category;
  const isStandard = isStandardText(input.name);
  const text = isStandard ? [...input.name] : alignName(input.name).map(({ norm }) => norm);
  const { specific, generic } = splitName(input.name, category, set.tables.generics);
  const kind = set.kinds.get(featureType?.featureType ?? '');
  const { words, exceptions, foreign } = vocablesIn(text, set, input.division);
  if (kind) exceptions.unshift({ start: 0, end: text.length, row: kind });
  const keys = known ?? nameKeys({ name: input.name, specific, generic }, set.tables);
  return {
    name: input.name,
    text,
    isStandard,
    genericStart: text.length - [...(generic ?? '')].length,
    specific,
    generic,
    category,
    endsOfficially: category === undefined && endsOfficially(text, set, input.division),
    featureType,
    words,
    exceptions,
    foreign,
    keys,
    standingRows: set.standingRows,
    grounds: set.grounds,
    sounds: soundsIn(keys, { length: text.length, division: input.division, set }),
    dialectPlain: dialectVariants(keys.pinyinPlain, mergersAround(input.division, set)),
    input,
  };
}
