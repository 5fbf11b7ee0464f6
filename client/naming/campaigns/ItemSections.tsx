import { Timeline } from 'antd';
import { Link } from 'react-router';
import type { ItemDetail } from '#server/naming/campaigns/itemContract.ts';
import { FindingCard } from '../../detection/FindingCard.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { StateTag } from '../StateTag.tsx';
import { Entry } from './CampaignLog.tsx';
import { classedFindings } from './classedFindings.ts';
import { ITEM_FORM } from './forms.ts';
import { ItemObjections } from './ItemObjections.tsx';
import { ItemSection } from './ItemSection.tsx';
import { useItemWords } from './itemWords.ts';

interface Part {
  found: ItemDetail;
}

/** What is on record of a listed name, in the order of the procedure. */
export function ItemSections({ found }: Part) {
  return (
    <div className="item-sections">
      <Listing found={found} />
      <Survey found={found} />
      <Experts found={found} />
      <Proposal found={found} />
      <ItemObjections found={found} />
      <Decision found={found} />
      {found.decision === 'correct' && <Renaming found={found} />}
      {found.tasks.length > 0 && <FollowUp found={found} />}
      <Promotional found={found} />
      <Log found={found} />
    </div>
  );
}

function Listing({ found }: Part) {
  const say = useItemWords();
  const classed = classedFindings(found.findings);
  return (
    <ItemSection title="listing">
      <p className="hint">{say('listedLine', { by: found.listedBy, at: formatInstant(found.listedAt) })}</p>
      <p>{found.reason}</p>
      {classed.length === 0 ? (
        <p className="hint">{say('noEvidence')}</p>
      ) : (
        classed.map((finding) => (
          <FindingCard
            key={`${finding.rule}-${finding.result}-${finding.span?.start ?? finding.clash?.nameId ?? ''}`}
            finding={finding}
            name={found.name}
          />
        ))
      )}
    </ItemSection>
  );
}

function Survey({ found }: Part) {
  const say = useItemWords();
  const language = useLanguage();
  return (
    <ItemSection title="survey">
      {found.surveyedOn ? (
        <DefinitionList
          items={[
            { term: say('origin'), value: found.origin, wide: true },
            { term: say('cause'), value: found.cause, wide: true },
            { term: say('difficulty'), value: found.difficulty && say(`difficulty.${found.difficulty}`) },
            { term: say('surveyedOn'), value: formatDay(found.surveyedOn, language) },
            ...(found.surveyNote ? [{ term: say('note'), value: found.surveyNote, wide: true }] : []),
          ]}
        />
      ) : (
        <p className="hint">{say('noSurvey')}</p>
      )}
    </ItemSection>
  );
}

function Experts({ found: { opinions } }: Part) {
  const say = useItemWords();
  const language = useLanguage();
  return (
    <ItemSection title="experts">
      {opinions.length === 0 && <p className="hint">{say('noExperts')}</p>}
      <ul className="plain-list">
        {opinions.map(({ expert, affiliation, opinion, text, givenOn }) => (
          <li key={expert} className="plain-entry">
            <strong>{expert}</strong> <span className="hint">{affiliation}</span>{' '}
            <StatusTag tone={opinion === 'correct' ? 'bad' : 'plain'}>{say(`opinion.${opinion}`)}</StatusTag>
            <p>{text}</p>
            <p className="hint">{formatDay(givenOn, language)}</p>
          </li>
        ))}
      </ul>
    </ItemSection>
  );
}

function Proposal({ found: { proposal, proposalText } }: Part) {
  const say = useItemWords();
  if (proposal === null) return null;
  return (
    <ItemSection title="proposal">
      <p>
        <StatusTag tone={proposal === 'correct' ? 'bad' : 'plain'}>{say(`proposal.${proposal}`)}</StatusTag>{' '}
        {proposalText}
      </p>
    </ItemSection>
  );
}

function Decision({ found }: Part) {
  const say = useItemWords();
  const language = useLanguage();
  const { inBrackets } = usePunctuation();
  const { decision, decidedOn } = found;
  return (
    <ItemSection title="decisionTitle">
      {decision && decidedOn ? (
        <DefinitionList
          items={[
            { term: say('decision'), value: say(`decision.${decision}`) + inBrackets(formatDay(decidedOn, language)) },
            { term: say('documentNo'), value: found.decisionDocument },
            { term: say('reason'), value: found.decisionReason, wide: true },
            { term: say('objections'), value: found.objections, wide: true },
            ...(found.dueOn ? [{ term: say('dueOn'), value: formatDay(found.dueOn, language) }] : []),
            ...(found.referredTo ? [{ term: say('to'), value: found.referredTo }] : []),
          ]}
        />
      ) : (
        <p className="hint">{say('noDecision')}</p>
      )}
    </ItemSection>
  );
}

function Renaming({ found: { case: renaming, newName } }: Part) {
  const say = useItemWords();
  return (
    <ItemSection title="caseTitle">
      {renaming ? (
        <p>
          <Link to={`/cases/${renaming.id}`}>
            {say('openCase')} {renaming.caseNo ?? say('draftCase')}
          </Link>{' '}
          <StateTag state={renaming.state} />
        </p>
      ) : (
        <p className="hint">{say('noCase')}</p>
      )}
      {newName && (
        <p>
          {say('newNameLine')}：<strong>{newName}</strong>
        </p>
      )}
    </ItemSection>
  );
}

function FollowUp({ found: { tasks, oldSigns, state } }: Part) {
  const say = useItemWords();
  const language = useLanguage();
  return (
    <ItemSection title="followUp">
      {state !== 'corrected' && <p className="hint">{say('noFollowUp')}</p>}
      {state === 'corrected' && oldSigns > 0 && <p className="blocked-line">■ {say('oldSigns', { n: oldSigns })}</p>}
      <ul className="task-list">
        {tasks.map(({ kind, outcome, doneOn, doneBy, note }) => (
          <li key={kind} className="task-item">
            <span className="task-mark" aria-hidden="true">
              {outcome === null ? '○' : '✓'}
            </span>
            <strong>{say(`task.${kind}`)}</strong>
            <StatusTag tone={outcome === null ? 'warning' : 'good'}>
              {outcome === null ? say('task.open') : say(`outcome.${outcome}`)}
            </StatusTag>
            {doneOn && (
              <span className="hint">
                {formatDay(doneOn, language)} {doneBy} {note}
              </span>
            )}
          </li>
        ))}
      </ul>
    </ItemSection>
  );
}

function Promotional({ found: { promotionalNames } }: Part) {
  const say = useItemWords();
  const language = useLanguage();
  if (promotionalNames.length === 0) return null;
  return (
    <ItemSection title="promotional">
      <p className="hint">{say('promotionalHint')}</p>
      <ul className="plain-list">
        {promotionalNames.map(({ name, evidence, seenOn }) => (
          <li key={name} className="plain-entry">
            <strong>{name}</strong> <StatusTag tone="bad">{say('promotional')}</StatusTag>
            <p className="hint">
              {evidence} · {formatDay(seenOn, language)}
            </p>
          </li>
        ))}
      </ul>
    </ItemSection>
  );
}

const isAct = (act: string): act is keyof typeof ITEM_FORM => act in ITEM_FORM;

function Log({ found: { steps } }: Part) {
  const say = useItemWords();
  const wordOf = (act: string) => (isAct(act) || act === 'list' ? say(`act.${act}`) : act);
  return (
    <ItemSection title="log">
      <Timeline
        items={steps
          .toReversed()
          .map((step) => ({ key: step.id, content: <Entry step={step} done={wordOf(step.act)} /> }))}
      />
    </ItemSection>
  );
}
