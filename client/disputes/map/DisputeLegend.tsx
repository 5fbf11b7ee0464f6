import { Checkbox } from 'antd';
import type { Dispute } from '#server/disputes/contract.ts';
import { DISPUTE_LOOK, DISPUTE_ROLES, type DisputeRole } from '../../map/dispute/disputeSymbols.ts';
import type { DisputeFeature } from './disputeShapes.ts';
import type { DisputeThings } from './useDisputeThings.ts';
import { useDisputeMapWords } from './words.ts';

interface Props {
  dispute: Dispute;
  things: DisputeThings;
  extra: readonly DisputeFeature[];
  hidden: ReadonlySet<DisputeRole>;
  frozenOn: string | undefined;
  onToggle: (role: DisputeRole) => void;
}

/** What the map's lines and tints mean, each with its switch; only what there is. */
export function DisputeLegend({ dispute, things, extra, hidden, frozenOn, onToggle }: Props) {
  const say = useDisputeMapWords();
  const day = frozenOn ?? '';
  const kinds = [...new Set(extra.map(({ kind }) => kind))].join('、');
  const WORDS: Readonly<Record<DisputeRole, string>> = {
    claimA: say('claimA', { name: dispute.sideA.name }),
    claimB: say('claimB', { name: dispute.sideB.name }),
    contested: say('contested'),
    recorded: say('recorded'),
    statusQuo: say('statusQuo', { day }),
    outline: say('outline', { day }),
    aid: say('aid'),
    extra: kinds || say('extra'),
  };
  const present = DISPUTE_ROLES.toReversed().filter((role) => things[role]?.some(({ geometry }) => geometry));
  return (
    <fieldset className="dispute-legend">
      <legend>{say('legend')}</legend>
      {present.length === 0 && <p className="hint">{say('empty')}</p>}
      {present.map((role) => (
        <Checkbox key={role} checked={!hidden.has(role)} onChange={() => onToggle(role)}>
          <Sample role={role} /> {WORDS[role]}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function Sample({ role }: { role: DisputeRole }) {
  const { color, width, dash } = DISPUTE_LOOK[role];
  return (
    <svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">
      {role === 'contested' ? (
        <>
          <path d="M2 12L12 2M8 12L18 2M14 12L24 2M20 12L30 2" stroke={color} strokeWidth="1" />
          <rect x="1" y="1" width="32" height="12" fill="none" stroke={color} strokeWidth="1.5" />
        </>
      ) : (
        <path
          d="M1 7H33"
          stroke={color}
          strokeWidth={width}
          strokeDasharray={dash?.map((part) => part * width).join(' ')}
        />
      )}
    </svg>
  );
}
