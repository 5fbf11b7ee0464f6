import type { ThresholdRow } from './ruleSet.ts';
import type { Subject } from './subject.ts';

/** One figure a threshold row asks for, what it demands and what was given. */
export interface Measure {
  name: MeasureName;
  least: number | null;
  most: number | null;
  is: number | undefined;
}

type Attributes = NonNullable<Subject['input']['attributes']>;
type MeasureName = Exclude<keyof Attributes, 'featureType' | 'applicantName' | 'commercialFloorAreaSquareMetres'>;

const WORDS: Record<MeasureName, { en: string; zh: string; unit: string }> = {
  siteAreaSquareMetres: { en: 'site area', zh: '用地面积', unit: 'm²' },
  grossFloorAreaSquareMetres: { en: 'gross floor area', zh: '总建筑面积', unit: 'm²' },
  storeys: { en: 'storeys', zh: '层数', unit: '' },
  heightMetres: { en: 'height', zh: '高度', unit: 'm' },
  lengthMetres: { en: 'length', zh: '长度', unit: 'm' },
  openGroundSquareMetres: { en: 'open ground', zh: '公共空地', unit: 'm²' },
  greenPercent: { en: 'green space', zh: '绿地率', unit: '%' },
  plotRatio: { en: 'plot ratio', zh: '容积率', unit: '' },
  coveragePercent: { en: 'building coverage', zh: '建筑密度', unit: '%' },
};

type Demand = readonly [name: MeasureName, least: number | null, most: number | null];

const measures = (demands: readonly Demand[], { input: { attributes } }: Subject): Measure[] =>
  demands.flatMap(([name, least, most]) =>
    least === null && most === null ? [] : [{ name, least, most, is: attributes?.[name] }],
  );

/** The sizes by which a row tells whether the generic term fits. */
export const sizes = (row: ThresholdRow, subject: Subject): Measure[] =>
  measures(
    [
      ['siteAreaSquareMetres', row.minSiteSquareMetres, row.maxSiteSquareMetres],
      ['grossFloorAreaSquareMetres', row.minGrossFloorSquareMetres, row.maxGrossFloorSquareMetres],
      ['storeys', row.minStoreys, null],
      ['heightMetres', row.minHeightMetres, null],
      ['lengthMetres', row.minLengthMetres, null],
    ],
    subject,
  );

/** What a row demands beside the size: every figure given must meet it. */
export const outerConditions = (row: ThresholdRow, subject: Subject): Measure[] =>
  measures(
    [
      ['openGroundSquareMetres', row.minOpenGroundSquareMetres, null],
      ['greenPercent', row.minGreenPercent, null],
      ['plotRatio', null, row.maxPlotRatio],
      ['coveragePercent', null, row.maxCoveragePercent],
    ],
    subject,
  );

const told = ({ name, least, most }: Measure, word: string): string => {
  const { unit } = WORDS[name];
  const bounds = [least === null ? '' : `≥ ${least}`, most === null ? '' : `≤ ${most}`].filter((text) => text !== '');
  return `${word} ${bounds.join(' ')} ${unit}`.trim();
};

/** Measures by name: 用地面积、层数. */
export const measureNames = (asked: readonly Measure[]): { names: string[]; namesZh: string[] } => ({
  names: asked.map(({ name }) => WORDS[name].en),
  namesZh: asked.map(({ name }) => WORDS[name].zh),
});

/** Measures in words with the figures demanded: `用地面积 ≥ 10000 m²`. */
export const measureWords = (asked: readonly Measure[]): { words: string[]; wordsZh: string[] } => ({
  words: asked.map((measure) => told(measure, WORDS[measure.name].en)),
  wordsZh: asked.map((measure) => told(measure, WORDS[measure.name].zh)),
});
