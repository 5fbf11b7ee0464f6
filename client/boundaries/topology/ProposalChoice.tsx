import { Radio } from 'antd';
import type { StoredFindingDetail } from '#server/boundaries/topology/topologyContract.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { plainNumber, sideName } from './sideWords.ts';
import { useTopologyWords } from './words.ts';

interface Props {
  finding: StoredFindingDetail;
  /** Whose move is chosen. */
  side: number | undefined;
  onChoose: (side: number) => void;
}

/** What could be done about a finding, one option a side. Nothing here does it. */
export function ProposalChoice({ finding: { proposal, sides }, side, onChoose }: Props) {
  const say = useTopologyWords();
  if (!proposal) return <p className="hint">{say('noProposal')}</p>;
  const nameOf = (number: number) =>
    sides
      .filter((one) => one.number === number)
      .map(sideName)
      .join('');
  return (
    <>
      <h3>{say('proposal')}</h3>
      <Radio.Group
        className="topology-options"
        aria-label={say('proposal')}
        value={side}
        onChange={({ target }) => onChoose(Number(target.value))}
      >
        {proposal.options.map(({ mover, moves, taken, farthestMetres, gainSquareMetres }) => (
          <Radio key={mover} value={mover}>
            <span className="topology-option">
              <span>
                <strong>{say('option', { name: nameOf(mover) })}</strong>{' '}
                {mover === proposal.suggested && <StatusTag tone="active">{say('suggested')}</StatusTag>}
              </span>
              <span>{say('optionFacts', { moves: moves.length, far: plainNumber(farthestMetres), taken })}</span>
              <span>
                {say(gainSquareMetres < 0 ? 'loses' : 'gains', { m2: plainNumber(Math.abs(gainSquareMetres)) })}
              </span>
            </span>
          </Radio>
        ))}
      </Radio.Group>
      <p className="hint">{say('proposalLead')}</p>
    </>
  );
}
