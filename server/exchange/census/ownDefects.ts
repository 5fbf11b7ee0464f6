import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { plainLetters } from '../../gazetteer/plainLetters.ts';
import type { CensusFields, DefectKind } from './censusContract.ts';
import { fieldList, fieldText } from './censusFields.ts';
import { placeCodeParts } from './placeCode.ts';

/** A defect before it is stored. */
export interface NewDefect {
  kind: DefectKind;
  code: string;
  level: 'block' | 'review' | 'note';
  message: string;
  messageZh: string;
  evidence: Record<string, unknown>;
  otherRecordId?: string | undefined;
  otherPlaceId?: string | undefined;
}

/** What is known of a record for its checks. */
export interface CheckedRecord {
  id: string;
  name: string;
  fields: CensusFields;
  category: string | null;
  placeCode: string | null;
  divisionCode: string;
  divisionPath: string;
  romanPlain: string;
  /** Characters whose reading no registry settles. */
  readingReview: readonly string[];
  /** The division of the code: in force, ended, or not known here. */
  codeDivision: 'current' | 'ended' | 'unknown';
  digitsKnown: boolean;
  shape: 'none' | 'invalid' | 'outside-china' | 'good';
  /** From the outline of the stated division, 0 inside; null where one of them is not drawn. */
  metresOutside: number | null;
  /** So far outside, nobody is wrong: outlines of divisions and points of a survey differ by metres. */
  outsideMetres: number;
  /** The outline of the division is a sketch. */
  isSketch: boolean;
}

/** What the form itself has wrong, or leaves open. Pure. */
export const ownDefects = (record: CheckedRecord): NewDefect[] => [
  ...codeDefects(record),
  ...categoryDefects(record),
  ...positionDefects(record),
  ...crsDefects(record),
  ...romanDefects(record),
  ...nameDefects(record),
];

function codeDefects({ placeCode, codeDivision, divisionCode, digitsKnown }: CheckedRecord): NewDefect[] {
  const kind = 'code';
  if (placeCode === null) {
    const [message, messageZh] = ['The record has no place code', '没有地名代码'];
    return [{ kind, code: 'no-code', level: 'note', message, messageZh, evidence: {} }];
  }
  const parts = placeCodeParts(placeCode);
  if (!parts) {
    const message = `The place code has ${placeCode.length} characters, not 20 digits`;
    const messageZh = `地名代码应为 20 位数字，现为“${placeCode}”`;
    return [{ kind, code: 'bad-code', level: 'review', message, messageZh, evidence: { placeCode } }];
  }
  const evidence = { placeCode, ...parts };
  const found: NewDefect[] = [];
  if (codeDivision === 'unknown' || !parts.division.startsWith(divisionCode.slice(0, 6))) {
    const message = `The code begins with ${parts.division}, which is no division here`;
    const messageZh = `代码前 9 位 ${parts.division} 不是本地的行政区划`;
    found.push({ kind, code: 'code-division', level: 'review', message, messageZh, evidence });
  } else if (codeDivision === 'ended') {
    const message = `The division ${parts.division} of the code has ended`;
    const messageZh = `代码中的行政区划 ${parts.division} 已撤销或变更`;
    found.push({ kind, code: 'code-division-ended', level: 'note', message, messageZh, evidence });
  }
  if (!digitsKnown) {
    const message = `The category digits ${parts.category} are not in the list here (GB/T 18521-2001 has not been read)`;
    const messageZh = `类别码 ${parts.category} 不在已知代码表内（GB/T 18521-2001 原文未核）`;
    found.push({ kind, code: 'unknown-digits', level: 'note', message, messageZh, evidence });
  }
  return found;
}

function categoryDefects({ category, fields }: CheckedRecord): NewDefect[] {
  if (category !== null) return [];
  const word = fieldText(fields, 'category');
  const message = word === '' ? 'No category is given' : `The category “${word}” has no counterpart here`;
  const messageZh = word === '' ? '没有填写类别' : `类别“${word}”没有对应的地名类别，办理时请选择`;
  return [{ kind: 'category', code: 'no-category', level: 'review', message, messageZh, evidence: { word } }];
}

const SHAPE_WORDS = {
  none: ['no-position', 'note', 'The record has no position', '没有坐标'],
  invalid: ['bad-shape', 'review', 'The shape crosses itself or is otherwise not valid', '图形自相交或不合规'],
  'outside-china': ['outside-china', 'review', 'The position lies outside China', '坐标不在中国境内'],
} as const;

function positionDefects(record: CheckedRecord): NewDefect[] {
  const { shape, metresOutside, outsideMetres, isSketch, divisionPath, divisionCode } = record;
  if (shape !== 'good') {
    const [code, level, message, messageZh] = SHAPE_WORDS[shape];
    return [{ kind: 'position', code, level, message, messageZh, evidence: {} }];
  }
  if (metresOutside === null || metresOutside <= outsideMetres) return [];
  const metres = Math.round(metresOutside);
  const message = `The position lies ${metres} m outside ${divisionPath}${isSketch ? ' (whose outline is a sketch)' : ''}`;
  const messageZh = `坐标在${divisionPath}界外 ${metres} 米${isSketch ? '（该区划界线为示意）' : ''}`;
  const evidence = { metres, divisionCode, isSketch };
  const level = isSketch ? 'note' : 'review';
  return [{ kind: 'position', code: 'outside-division', level, message, messageZh, evidence }];
}

const CGCS2000 = /cgcs\s*2000|2000\s*国家|国家\s*2000|epsg:?\s*4490|^4490$/iu;

function crsDefects({ fields }: CheckedRecord): NewDefect[] {
  const crs = fieldText(fields, 'crs');
  if (crs === '' || CGCS2000.test(crs)) return [];
  const message = `The form states the coordinate system “${crs}”, not CGCS2000`;
  const messageZh = `登记表所填坐标系为“${crs}”，不是 2000 国家大地坐标系`;
  return [{ kind: 'position', code: 'other-crs', level: 'review', message, messageZh, evidence: { crs } }];
}

function romanDefects({ fields, romanPlain, readingReview }: CheckedRecord): NewDefect[] {
  const given = fieldText(fields, 'roman_plain');
  const [a, b] = [plainLetters(given), plainLetters(romanPlain)];
  if (given !== '' && a !== b) {
    const message = `The form spells ${given}, the reading registry ${romanPlain}`;
    const messageZh = `登记表拼写为 ${given}，按读音库应为 ${romanPlain}`;
    return [
      {
        kind: 'roman',
        code: 'roman-differs',
        level: 'review',
        message,
        messageZh,
        evidence: { given, registry: romanPlain },
      },
    ];
  }
  if (readingReview.length === 0) return [];
  const characters = readingReview.join('、');
  const message = `The reading of ${characters} is settled by no registry`;
  const messageZh = `多音字“${characters}”的读音尚未核定`;
  const level = given === '' ? 'review' : 'note';
  return [{ kind: 'roman', code: 'reading-open', level, message, messageZh, evidence: { characters: readingReview } }];
}

/** Other names of the same entity that the form itself gives. */
function nameDefects({ name, fields }: CheckedRecord): NewDefect[] {
  const own = normaliseName(name);
  const other = (field: string) => fieldList(fields, field).filter((text) => normaliseName(text) !== own);
  const aliases = other('alias').map((alias): NewDefect => {
    const message = `The form gives another name: ${alias}`;
    const messageZh = `登记表另有别名“${alias}”`;
    return {
      kind: 'many_names',
      code: 'alias',
      level: 'review',
      message,
      messageZh,
      evidence: { field: 'alias', alias },
    };
  });
  const onMap = other('map_name').map((mapName): NewDefect => {
    const message = `Maps write ${mapName}`;
    const messageZh = `图上名称为“${mapName}”，与标准名称不一致`;
    const evidence = { field: 'map_name', mapName };
    return { kind: 'many_spellings', code: 'map-name', level: 'review', message, messageZh, evidence };
  });
  return [...aliases, ...onMap];
}
