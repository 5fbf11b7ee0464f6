import { Button } from 'antd';
import type { CaseDetail, CaseState, OpinionTask } from '#server/naming/caseContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { formatDay } from '../ui/formatDay.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { useCaseWords } from './caseWords.ts';
import type { Errand } from './errand.ts';
import { LegalRole } from './LegalRole.tsx';
import { OpinionTag } from './OpinionTag.tsx';
import { Section } from './Section.tsx';
import { useMyOpinion } from './useMyOpinion.ts';

interface Props {
  found: CaseDetail;
  onAnswer: (errand: Errand) => void;
}

/** What each office was asked on which ground, until when, and what it said. */
export function OpinionsSection({ found: { state, opinions, minutes }, onAnswer }: Props) {
  const say = useCaseWords();
  const language = useLanguage();
  const done = opinions.filter(({ answeredAt }) => answeredAt !== null).length;
  return (
    <Section
      section="opinions"
      aside={opinions.length > 0 && `${say('answered', { done, all: opinions.length })} · ${say('silence')}`}
    >
      {opinions.length === 0 && <p className="hint">{say('noOpinions')}</p>}
      <ul className="opinions">
        {opinions.map((opinion) => (
          <OpinionItem key={opinion.id} state={state} opinion={opinion} onAnswer={onAnswer} />
        ))}
      </ul>
      {minutes && (
        <>
          <h3>
            {say('minutes')} <small>{say('minutesOn', { day: formatDay(minutes.heldOn, language) })}</small>
          </h3>
          <p className="prose">{minutes.text}</p>
        </>
      )}
    </Section>
  );
}

interface OpinionItemProps {
  state: CaseState;
  opinion: OpinionTask;
  onAnswer: (errand: Errand) => void;
}

function OpinionItem({ state, opinion, onAnswer }: OpinionItemProps) {
  const say = useCaseWords();
  const language = useLanguage();
  const isMine = useMyOpinion({ state, opinions: [opinion] }) !== undefined;
  return (
    <li className="opinion">
      <div className="opinion-head">
        <strong>{opinion.organisation}</strong>
        <OpinionTag task={opinion} />
        {isMine && (
          <Button type="primary" size="small" className="no-print" onClick={() => onAnswer({ act: 'answer', opinion })}>
            {say('answerNow')}
          </Button>
        )}
      </div>
      <p className="hint">
        <LegalRole task={opinion} /> · {say('dueBy')} {formatDay(opinion.dueOn, language)}
      </p>
      {opinion.text && <p className="prose">{opinion.text}</p>}
      {opinion.legalBasis && <p className="hint">{say('basis', { basis: opinion.legalBasis })}</p>}
      {opinion.signedBy && opinion.answeredAt && (
        <p className="hint">{say('answeredBy', { by: opinion.signedBy, at: formatInstant(opinion.answeredAt) })}</p>
      )}
    </li>
  );
}
