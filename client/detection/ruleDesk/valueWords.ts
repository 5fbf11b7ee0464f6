import { z } from 'zod';
import type { RowBody, RowKind } from '#server/detection/ruleChangeContract.ts';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { type FieldType, ROW_FIELDS, type RowField, SEVERITIES } from './rowFields.ts';
import { useRowWords } from './rowWords.ts';

export const Results = z.array(
  z.looseObject({
    result: z.string(),
    severity: z.string(),
    level: z.string(),
    message: z.string(),
    messageZh: z.string(),
    advice: z.string().nullable(),
    adviceZh: z.string().nullable(),
  }),
);
export type Results = z.infer<typeof Results>;
export const Parameters = z.record(z.string(), z.number());

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): string[] => z.string().array().catch([]).parse(value);

const GENERAL = ['CN', 'default'] as const;

const parametersOf = (value: unknown): string =>
  Object.entries(Parameters.catch({}).parse(value))
    .map(([name, figure]) => `${name} = ${figure}`)
    .join(', ');

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Says the value of a field as people read it; the empty string where there is none. */
export function useValueWord(): (field: RowField, value: unknown) => string {
  const say = useRowWords();
  const sayPlace = useGazetteerWords();
  const categories = (value: unknown): string =>
    (PlaceCategory.array().safeParse(Array.isArray(value) ? value : [value]).data ?? [])
      .map((category) => sayPlace(`category.${category}`))
      .join('、');
  const jurisdiction = (value: unknown): string => {
    const known = GENERAL.find((code) => code === value);
    return known ? say(`jurisdiction.${known}`) : textOf(value);
  };
  const byType: Partial<Record<FieldType, (value: unknown) => string>> = {
    switch: (value) => (value === true ? '✓' : '✗'),
    words: (value) => listOf(value).join(', '),
    parameters: parametersOf,
    categories,
  };
  return ({ name, options, type }, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (name === 'jurisdiction') return jurisdiction(value);
    const code = options?.find((option) => option === value);
    if (code) return say(`option.${code}`);
    return (byType[type] ?? plain)(value);
  };
}

// What tells rows of a kind apart at a glance, beside their label.
const TELLING: Readonly<Record<RowKind, readonly RowField['name'][]>> = {
  rule: ['class', 'jurisdiction'],
  lexicon: ['severity', 'type', 'match', 'rules'],
  threshold: ['minSiteSquareMetres', 'minGrossFloorSquareMetres', 'minStoreys', 'minLengthMetres'],
  exception: ['match', 'groundZh', 'ground', 'rules'],
  generic: ['syllables', 'categories'],
  foreign_name: ['kind', 'certainty'],
  reading: ['syllables', 'status'],
  polyphone: ['readings'],
  transliteration: ['logOdds'],
  feature_type: ['category', 'unit'],
  ground: ['ground'],
  source: ['textZh'],
  plain_generic: ['category', 'rank'],
};

/** How grave the findings of a rule may be, gravest first. */
const severitiesOf = ({ results }: RowBody): (typeof SEVERITIES)[number][] => {
  const all = Results.catch([]).parse(results);
  return SEVERITIES.filter((code) => all.some(({ severity }) => severity === code));
};

/** One line on what a row says. */
export function useRowSummary(): (kind: RowKind, body: RowBody) => string {
  const valueWord = useValueWord();
  const say = useRowWords();
  const other = useLanguage() === 'en' ? 'groundZh' : 'ground';
  return (kind, body) =>
    [...(kind === 'rule' ? severitiesOf(body).map((code) => say(`option.${code}`)) : []), ...telling(kind, body)].join(
      ' · ',
    );
  function telling(kind: RowKind, body: RowBody): string[] {
    return ROW_FIELDS[kind]
      .filter(({ name }) => TELLING[kind].includes(name) && name !== other && body[name] !== 'CN')
      .map((field) => {
        const word = valueWord(field, body[field.name]);
        return word !== '' && (field.type === 'number' || field.name === 'jurisdiction')
          ? `${say(`field.${field.name}`)} ${word}`
          : word;
      })
      .filter((word) => word !== '');
  }
}
