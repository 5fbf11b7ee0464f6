import { CensusFilter } from '#server/exchange/census/censusApiContract.ts';
import type { ExportRun } from '#server/exchange/exports/exportContract.ts';
import { ExportSelection } from '#server/exchange/exports/selectionContract.ts';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { useCensusWords } from '../census/words.ts';
import { FILTER_KEYS, useFilterWords } from './filterWords.ts';
import { useExportWords } from './words.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const MOST_CHARACTERS = 300;

/** The filter and the part of a map as they were asked, for whoever checks. */
export function ExportScope({ run: { collection, request } }: { run: ExportRun }) {
  const say = useExportWords();
  const filters = useFilterTexts(collection, isObject(request.filter) ? request.filter : {});
  const parts = [...filters, ...useSelectionTexts(request.selection)];
  if (parts.length === 0) return <p className="hint">{say('noFilter')}</p>;
  const filter = parts.join(say('listSeparator')).slice(0, MOST_CHARACTERS);
  return <p className="hint export-filter">{say('filterOf', { filter })}</p>;
}

function useFilterTexts(collection: ExportRun['collection'], filter: object): string[] {
  const sayKey = useFilterWords();
  const sayPlace = useGazetteerWords();
  const sayCensus = useCensusWords();
  const category = (value: unknown) => {
    const known = PlaceCategory.safeParse(value).data;
    return known && sayPlace(`category.${known}`);
  };
  const ofCensus = (key: string, value: unknown) => {
    const { state, defect, secrecy } = CensusFilter.safeParse({ [key]: value }).data ?? {};
    if (state) return sayCensus(`state.${state}`);
    if (defect) return sayCensus(`defect.${defect}`);
    return secrecy && sayCensus(`secrecy.${secrecy}`);
  };
  return Object.entries(filter).map(([key, value]) => {
    const told = collection === 'census' ? ofCensus(key, value) : key === 'category' ? category(value) : undefined;
    const text = told ?? (typeof value === 'string' ? value : JSON.stringify(value));
    const known = FILTER_KEYS.find((each) => each === key);
    return `${known ? sayKey(known) : key} ${text}`;
  });
}

function useSelectionTexts(selection: unknown): string[] {
  const say = useExportWords();
  const { bbox, area, ids } = ExportSelection.safeParse(selection).data ?? {};
  return [
    ...(bbox ? [say('scope.bbox', { box: bbox.map((degrees) => degrees.toFixed(4)).join(', ') })] : []),
    ...(area ? [say('scope.area')] : []),
    ...(ids ? [say('scope.ids', { n: ids.length })] : []),
  ];
}
