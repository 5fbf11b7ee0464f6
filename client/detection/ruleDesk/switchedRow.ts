import type { RowBody, RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import type { RowEdit } from './RowEditor.tsx';
import { textOf } from './valueWords.ts';

const COUNTY_DIGITS = 6;

/** The beginning of the codes of a division and all in it; the zeros of a township code are its own number. */
const prefixOf = (code: string): string => (code.length === COUNTY_DIGITS ? code.replace(/(?:00)+$/, '') : code);

const isGeneral = (jurisdiction: string): boolean => jurisdiction === 'CN' || jurisdiction === 'default';

/**
 * A row on where it was off and off where it was on, as an item of a change. Words of no one division are switched on by a
 * row of the office's own, so that the shipped one stays for others; a rule has one row, which then holds for the office.
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
  return { ...revised, body: isGeneral(row.jurisdiction) ? on : { ...on, jurisdiction: own } };
}
