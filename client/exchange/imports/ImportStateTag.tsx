import type { ImportState } from '#server/exchange/imports/importContract.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { STATE_TONE } from './importState.ts';
import { useImportWords } from './words.ts';

/** The state of an import as word and tone. */
export function ImportStateTag({ state }: { state: ImportState }) {
  const say = useImportWords();
  return <StatusTag tone={STATE_TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
