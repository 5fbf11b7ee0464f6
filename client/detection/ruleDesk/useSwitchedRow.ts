import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { useSession } from '../../api/session.ts';
import { localRow } from './localRow.ts';
import type { RowEdit } from './RowEditor.tsx';
import { switchedRow } from './switchedRow.ts';
import { useRowLabel } from './useRowLabel.ts';
import { useDeskWords } from './words.ts';

type Made = (row: RuleRowItem) => RowEdit;

/** Makes the items by which the office of the signed-in person switches a row on or off, or adds a rule for its own area. */
export function useSwitchedRow(): { switched: Made; local: Made } {
  const say = useDeskWords();
  const label = useRowLabel();
  const { data } = useSession();
  const division = data?.organisation.divisionCode ?? '';
  return {
    switched: (row) => ({
      ...switchedRow(row, division),
      title: say(row.body.enabled === false ? 'editorSwitchOn' : 'editorSwitchOff', { label: label(row) }),
    }),
    local: (row) => ({ ...localRow(row, division), title: say('editorAddHere', { label: label(row) }) }),
  };
}
