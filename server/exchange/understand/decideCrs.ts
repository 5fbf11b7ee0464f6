import type { KnownCrs } from '../importCrs.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { crsLook, gridEpsg, type Look, zoneOfEpsg } from './crsLook.ts';
import { ASK_DEGREES, ASK_GCJ, ASK_METRES, ASK_ZONE } from './crsQuestions.ts';
import { type Declared, declaredSystem, gridParts, isSupported } from './declaredSystem.ts';
import { type FileTally, rowList } from './fileTally.ts';
import { understandFinding } from './understandWords.ts';

/** In which system the coordinates of a file are; `known` is missing where no row may be read. */
export interface DecidedCrs {
  crs: KnownCrs['crs'];
  known: KnownCrs | null;
  /** The two coordinates of each row are to be exchanged. */
  swap: boolean;
  findings: ImportFinding[];
}

interface Given {
  /** What a person chose. */
  chosen: string | undefined;
  /** What the reader found in the file. */
  file: string | null;
  /** Headings of the coordinate columns, which may name the system or the zone. */
  headings: readonly string[];
  /** Rows are of a table, whose X may be north. */
  fromColumns: boolean;
  swapAxes: boolean | undefined;
}

/** Decides for the file as a whole, by who says what and by what most numbers look like; never row by row. */
export function decideCrs(tally: FileTally, given: Given): DecidedCrs {
  const nothing: DecidedCrs = {
    crs: { value: null, certain: true },
    known: asDegrees(null),
    swap: false,
    findings: [],
  };
  const main = mainLook(tally);
  if (main === undefined) return nothing;
  const mixed = mixedFinding(tally) ?? mixedDeclaration(tally);
  if (mixed) return refused(null, [mixed]);
  const swap = given.swapAxes === undefined && main.northFirst && given.fromColumns && main.family !== 'degrees';
  if (main.northFirst && !swap)
    return refused(null, [understandFinding('file-axes-swapped', { count: countOf(tally, main) })]);
  const decided = bySystem(tally, given, main);
  const notes = swap && decided.known ? [understandFinding('x-is-north')] : [];
  return { ...decided, swap, findings: [...decided.findings, ...notes] };
}

const refused = (value: string | null, findings: ImportFinding[]): DecidedCrs => ({
  crs: { value, certain: false },
  known: null,
  swap: false,
  findings,
});

function mainLook({ looks }: FileTally): Look | undefined {
  const useful = [...looks.values()].filter(({ look }) => look.family !== 'impossible' && look.family !== 'elsewhere');
  return useful.toSorted((a, b) => b.count - a.count)[0]?.look ?? [...looks.values()][0]?.look;
}

const countOf = ({ looks }: FileTally, { family, northFirst }: Look): string =>
  String(
    [...looks.values()]
      .filter(({ look }) => look.family === family && look.northFirst === northFirst)
      .reduce((sum, { count }) => sum + count, 0),
  );

// One row in twenty, and two at least: fewer are slips of those rows and told there.
const MIXED_SHARE = 0.05;

function mixedFinding(tally: FileTally): ImportFinding | undefined {
  const seen = [...tally.looks.values()].filter(
    ({ look }) => look.family !== 'impossible' && look.family !== 'elsewhere',
  );
  const systems = new Map<string, number>();
  for (const { look, count } of seen) systems.set(systemKey(look), (systems.get(systemKey(look)) ?? 0) + count);
  const least = Math.max(2, tally.rows * MIXED_SHARE);
  if ([...systems.values()].filter((count) => count >= least).length < 2) return undefined;
  const told = (words: (look: Look) => string) => seen.map((one) => `${words(one.look)}: ${rowList(one)}`).join('; ');
  return understandFinding('crs-mixed', { kinds: told(lookEn), kindsZh: told(lookZh) });
}

const systemKey = ({ family, zone, northFirst }: Look): string =>
  family === 'degrees' ? family : `${family} ${zone} ${northFirst}`;
const lookEn = ({ family, zone, northFirst }: Look): string =>
  family === 'degrees' ? 'degrees' : `metres${zone ? ` of zone ${zone}` : ''}${northFirst ? ', north first' : ''}`;
const lookZh = ({ family, zone, northFirst }: Look): string =>
  family === 'degrees' ? '经纬度' : `米制${zone ? `（带号 ${zone}）` : ''}${northFirst ? '，北坐标在前' : ''}`;

/** Different datums in one column; a text that names no system counts for none. */
function mixedDeclaration({ systems }: FileTally): ImportFinding | undefined {
  const named = new Set([...systems.keys()].flatMap((text) => JSON.stringify(declaredSystem(text)) ?? []));
  if (named.size < 2) return undefined;
  return understandFinding('crs-declared-mixed', {
    heading: 'CRS',
    systems: [...systems.keys()].slice(0, 5).join(', '),
  });
}

/** The first who says something: the person, the column, the headings, the file. */
function bySystem(tally: FileTally, given: Given, main: Look): DecidedCrs {
  const texts = [...tally.systems.keys(), ...given.headings];
  const inside =
    texts.flatMap((text) => declaredSystem(text) ?? [])[0] ??
    (given.file === null ? undefined : declaredSystem(given.file));
  if (given.chosen === undefined && inside?.system === 'GCJ-02' && !isDeclared(given)) return hinted();
  const chosen = given.chosen === undefined ? undefined : declaredSystem(given.chosen);
  const said = chosen ?? inside;
  const parts = gridHints(tally, given, main);
  if (said === undefined) return undeclared(main, parts, given.file);
  const decided = declared(said, parts, main);
  const doubt = chosen && inside ? contradiction(chosen, inside, given) : [];
  return { ...decided, findings: [...doubt, ...decided.findings] };
}

/** Headings of coordinates, and what stands in the file for all of it, declare GCJ-02; a cell that says so may be older than the numbers. */
const isDeclared = ({ headings, file }: Given): boolean =>
  [...headings, file ?? ''].some((text) => declaredSystem(text)?.system === 'GCJ-02');

/** A mistake moves everything by 300 to 600 m, and nothing in the file shows it: somebody has to say. */
function hinted(): DecidedCrs {
  const { en, zh } = ASK_GCJ;
  const decided = refused('GCJ-02', [understandFinding('gcj02-not-stated', { question: en, questionZh: zh })]);
  return { ...decided, crs: { ...decided.crs, question: en, question_zh: zh } };
}

interface Parts {
  zone: number | null;
  meridian: number | null;
}

function gridHints({ meridians }: FileTally, { headings }: Given, main: Look): Parts {
  const written = [...meridians.keys()].flatMap((text) => Number(/\d{2,3}/.exec(text.normalize('NFKC'))?.[0]) || []);
  const inHeadings = headings.map(gridParts);
  const meridian = written[0] ?? inHeadings.find((part) => part.meridian !== null)?.meridian ?? null;
  return { zone: main.zone ?? inHeadings.find((part) => part.zone !== null)?.zone ?? null, meridian };
}

function contradiction(chosen: Declared, inside: Declared, { chosen: stated = '' }: Given): ImportFinding[] {
  const isGcj = ({ system }: Declared) => system === 'GCJ-02';
  if (isGcj(chosen) === isGcj(inside)) return [];
  return [understandFinding('crs-contradicts-file', { stated, said: nameOf(inside) })];
}

const nameOf = (declared: Declared): string => {
  if (declared.system === 'GCJ-02') return 'GCJ-02';
  return declared.system === 'unsupported' ? declared.text : `EPSG:${declared.epsg}`;
};

function declared(said: Declared, parts: Parts, main: Look): DecidedCrs {
  if (said.system === 'unsupported')
    return refused(null, [understandFinding('crs-not-supported', { text: said.text })]);
  if (said.system === 'GCJ-02') {
    if (main.family !== 'degrees' && main.family !== 'elsewhere')
      return refused('GCJ-02', [projected('GCJ-02', parts)]);
    return { ...taken('GCJ-02', 4490), findings: [understandFinding('gcj02-converted', { said: 'GCJ-02' })] };
  }
  const isMetres = main.family === 'metres' || main.family === 'zone';
  if (said.system === 'geodetic' && isMetres) return byParts(said, parts, main);
  return against(said.epsg, parts, main);
}

/** A datum by name and numbers in metres: zone or meridian say which grid, or somebody has to. */
function byParts(said: Parts & { epsg: number }, parts: Parts, main: Look): DecidedCrs {
  const zone = parts.zone ?? said.zone;
  const epsg =
    main.family === 'zone'
      ? gridEpsg({ zone })
      : gridEpsg({ meridian: parts.meridian ?? said.meridian ?? meridianOf(zone) });
  return epsg === undefined ? undeclared(main, parts, null) : { ...taken(`EPSG:${epsg}`, epsg), findings: [] };
}

const meridianOf = (zone: number | null): number | null => {
  if (zone === null) return null;
  return zone >= 25 ? zone * 3 : zone * 6 - 3;
};

const proposalOf = (parts: Parts, main: Look): string => {
  if (main.family === 'mercator') return 'EPSG:3857';
  const epsg = main.family === 'zone' ? gridEpsg({ zone: parts.zone }) : gridEpsg({ meridian: parts.meridian });
  return epsg === undefined ? 'EPSG:4534–4554' : `EPSG:${epsg}`;
};

const projected = (crs: string, parts: Parts, main: Look = crsLook(500_000, 4_000_000)): ImportFinding =>
  understandFinding('file-looks-projected', { crs, proposal: proposalOf(parts, main) });

/** A system by its number, against what the numbers of the file look like. */
function against(epsg: number, parts: Parts, main: Look): DecidedCrs {
  const crs = `EPSG:${epsg}`;
  const isGeodetic = isInDegrees(epsg);
  if (!isSupported(epsg)) return refused(null, [understandFinding('crs-not-supported', { text: crs })]);
  if (isGeodetic !== (main.family === 'degrees' || main.family === 'elsewhere'))
    return refused(crs, [
      isGeodetic ? projected(crs, parts, main) : understandFinding('file-looks-like-degrees', { crs }),
    ]);
  const other = otherZone(epsg, parts, main);
  if (other) return refused(crs, [other]);
  return { ...taken(crs, isGeodetic ? 4490 : epsg), findings: [] };
}

const isInDegrees = (epsg: number): boolean => epsg === 4490 || epsg === 4326;

/** Eastings carry the zone number of their grid, or none where it has none. */
function otherZone(epsg: number, parts: Parts, main: Look): ImportFinding | undefined {
  const isGrid = !isInDegrees(epsg) && epsg !== 3857;
  if (!isGrid || main.zone === zoneOfEpsg(epsg) || main.family === 'mercator') return undefined;
  const proposal = proposalOf({ ...parts, zone: main.zone }, main);
  return understandFinding('zone-contradicts', { zone: String(main.zone ?? '–'), crs: `EPSG:${epsg}`, proposal });
}

function taken(value: string, srid: number): Omit<DecidedCrs, 'findings'> {
  const crs = { value, certain: true };
  return { crs, known: { crs, srid, isGcj02: value === 'GCJ-02', findings: [] }, swap: false };
}

function asDegrees(question: { en: string; zh: string } | null): KnownCrs {
  const crs = question
    ? { value: 'EPSG:4326', certain: false, question: question.en, question_zh: question.zh }
    : { value: null, certain: true };
  return { crs, srid: 4490, isGcj02: false, findings: [] };
}

/** Degrees are read as they are, with a question; metres wait for the answer. */
function undeclared(main: Look, parts: Parts, file: string | null): DecidedCrs {
  if (file !== null) return refused(null, [understandFinding('crs-not-supported', { text: file })]);
  if (main.family === 'degrees' || main.family === 'elsewhere') {
    const known = asDegrees(ASK_DEGREES);
    return { crs: known.crs, known, swap: false, findings: [] };
  }
  const proposal = proposalOf(parts, main);
  const question = main.family === 'zone' ? ASK_ZONE(main.zone ?? 0, proposal) : ASK_METRES;
  const value = /^EPSG:\d+$/.test(proposal) ? proposal : null;
  const finding = understandFinding('crs-unknown', { question: question.en, questionZh: question.zh, crs: proposal });
  return {
    ...refused(value, [finding]),
    crs: { value, certain: false, question: question.en, question_zh: question.zh },
  };
}
