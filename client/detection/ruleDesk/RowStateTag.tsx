import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useDeskWords } from './words.ts';

const TONE: Record<RuleRowItem['state'], Tone> = { in_force: 'good', future: 'active', ended: 'plain' };

/** Whether a row holds today; a row in force may still be switched off. */
export function RowStateTag({ row }: { row: RuleRowItem }) {
  const say = useDeskWords();
  if (row.state === 'in_force' && row.body.enabled === false) {
    return <StatusTag>{say('switchedOff')}</StatusTag>;
  }
  return <StatusTag tone={TONE[row.state]}>{say(`state.${row.state}`)}</StatusTag>;
}
