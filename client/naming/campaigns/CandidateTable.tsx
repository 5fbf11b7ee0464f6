import { Checkbox } from 'antd';
import { Link } from 'react-router';
import type { CampaignCandidate } from '#server/naming/campaigns/campaignContract.ts';
import { LevelTag } from '../../detection/LevelTag.tsx';
import { useDetectionWords } from '../../detection/words.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { FindingLines } from './FindingLines.tsx';
import { MatchedName } from './MatchedName.tsx';
import { useCampaignWords } from './words.ts';

type NameId = CampaignCandidate['nameId'];
interface Props {
  candidates: readonly CampaignCandidate[];
  /** Without these nothing can be chosen. */
  chosen?: readonly NameId[];
  onChoose?: (chosen: NameId[]) => void;
}
const TONE: Record<CampaignCandidate['standing'], Tone> = {
  open: 'active',
  listed: 'bad',
  set_aside: 'plain',
  gone: 'plain',
};

/** Candidates with the characters that were found, the rule and the article; one list for wide and narrow screens. */
export function CandidateTable({ candidates, chosen = [], onChoose }: Props) {
  const say = useCampaignWords();
  const choosable = candidates.filter(({ standing }) => standing !== 'listed').map(({ nameId }) => nameId);
  const toggle = (nameId: NameId, isChosen: boolean) =>
    onChoose?.(isChosen ? [...chosen, nameId] : chosen.filter((each) => each !== nameId));
  return (
    <div className="candidate-list">
      {onChoose && choosable.length > 0 && (
        <Checkbox
          className="choose-all"
          checked={choosable.every((each) => chosen.includes(each))}
          indeterminate={chosen.length > 0 && !choosable.every((each) => chosen.includes(each))}
          onChange={({ target }) => onChoose(target.checked ? choosable.slice(0, 200) : [])}
        >
          {say('chooseAll')}
        </Checkbox>
      )}
      <ul className="name-rows" aria-label={say('tab.candidates')}>
        {candidates.map((candidate) => (
          <li key={candidate.id} className="name-row">
            {onChoose && (
              <Checkbox
                aria-label={say('choose', { name: candidate.name })}
                disabled={candidate.standing === 'listed'}
                checked={chosen.includes(candidate.nameId)}
                onChange={({ target }) => toggle(candidate.nameId, target.checked)}
              />
            )}
            <CandidateBody candidate={candidate} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function CandidateBody({ candidate }: { candidate: CampaignCandidate }) {
  const say = useCampaignWords();
  const sayPlace = useGazetteerWords();
  const sayRule = useDetectionWords();
  const { inBrackets } = usePunctuation();
  const { name, placeId, findings, classes, level, standing, category, divisionName, reason, decidedBy } = candidate;
  return (
    <>
      <div className="name-cell">
        <Link className="record-name" to={`/places/${placeId}`}>
          <MatchedName name={name} findings={findings} />
        </Link>
        <div className="hint">
          {sayPlace(`category.${category}`)} · {divisionName}
        </div>
      </div>
      <div className="tag-cell">
        <LevelTag level={level} />
        {classes.map((each) => (
          <StatusTag key={each}>{sayRule(`defect.${each}`)}</StatusTag>
        ))}
      </div>
      <FindingLines findings={findings} />
      <div className="standing-cell">
        <StatusTag tone={TONE[standing]}>{say(`standing.${standing}`)}</StatusTag>
        {reason && (
          <div className="hint">
            {reason}
            {decidedBy && inBrackets(decidedBy)}
          </div>
        )}
      </div>
    </>
  );
}
