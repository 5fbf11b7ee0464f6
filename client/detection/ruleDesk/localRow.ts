import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { prefixOf } from './prefixOf.ts';
import type { RowEdit } from './RowEditor.tsx';

// The law of another place is none here: whoever adds a row says by which document.
const NO_BASIS = { instrument: '', instrumentZh: '', article: '', articleZh: '', verified: true };

/**
 * A row of the same rule for the office's own divisions, beside the one that is there; where that is the office's own
 * already, for a place yet to be said (a county of the city).
 * @param divisionCode of the office
 */
export function localRow(row: RuleRowItem, divisionCode: string): Omit<RowEdit, 'title'> {
  const own = prefixOf(divisionCode);
  const jurisdiction = row.jurisdiction === own ? '' : own;
  const body = { ...row.body, ...NO_BASIS, enabled: true, jurisdiction };
  return { operation: 'add', kind: row.kind, label: row.label, body };
}
