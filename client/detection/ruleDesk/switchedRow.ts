import type { RowBody, RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { localRow } from './localRow.ts';
import { prefixOf } from './prefixOf.ts';
import type { RowEdit } from './RowEditor.tsx';
import { textOf } from './valueWords.ts';

const isGeneral = (jurisdiction: string): boolean => jurisdiction === 'CN' || jurisdiction === 'default';

/**
 * A row on where it was off and off where it was on, as an item of a change. What is not of the office's own divisions is
 * switched on by a row of its own, so that the shipped one stays for others.
 * @param divisionCode of the office
 */
export function switchedRow(row: RuleRowItem, divisionCode: string): Omit<RowEdit, 'title'> {
  const { kind, id: rowId, version: baseVersion, label, body } = row;
  const revised = { operation: 'replace', kind, rowId, baseVersion, label } as const;
  if (body.enabled !== false) return { ...revised, body: { ...body, enabled: false } };
  const own = prefixOf(divisionCode);
  const on: RowBody = { ...body, enabled: true };
  if (own === '' || row.jurisdiction.startsWith(own)) return { ...revised, body: on };
  if (kind === 'lexicon') {
    return { operation: 'add', kind, label, body: { ...on, id: `${textOf(body.id)}@${own}`, jurisdiction: own } };
  }
  return isGeneral(row.jurisdiction) ? { ...revised, body: on } : localRow(row, divisionCode);
}
