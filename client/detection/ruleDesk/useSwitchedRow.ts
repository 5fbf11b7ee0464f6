import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { useSession } from '../../api/session.ts';
import type { RowEdit } from './RowEditor.tsx';
import { switchedRow } from './switchedRow.ts';
import { useRowLabel } from './useRowLabel.ts';
import { useDeskWords } from './words.ts';

/** Makes the item that switches a row on or off for the office of the signed-in person. */
export function useSwitchedRow(): (row: RuleRowItem) => RowEdit {
  const say = useDeskWords();
  const label = useRowLabel();
  const { data } = useSession();
  return (row) => ({
    ...switchedRow(row, data?.organisation.divisionCode ?? ''),
    title: say(row.body.enabled === false ? 'editorSwitchOn' : 'editorSwitchOff', { label: label(row) }),
  });
}
