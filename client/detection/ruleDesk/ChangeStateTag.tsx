import type { RuleChangeItem } from '#server/detection/ruleChangeContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useDeskWords } from './words.ts';

type Props = Pick<RuleChangeItem, 'state' | 'inForce' | 'effectiveOn'>;

const TONE: Record<Props['state'], Tone> = {
  draft: 'plain',
  submitted: 'warning',
  approved: 'active',
  withdrawn: 'plain',
};

/** Where a change stands; approved ones say whether their day has come. */
export function ChangeStateTag({ state, inForce, effectiveOn }: Props) {
  const say = useDeskWords();
  if (inForce) return <StatusTag tone="good">{say('inForce')}</StatusTag>;
  const waiting = state === 'approved' ? ` · ${say('waiting', { day: effectiveOn })}` : '';
  return (
    <StatusTag tone={TONE[state]}>
      {say(`changeState.${state}`)}
      {waiting}
    </StatusTag>
  );
}
