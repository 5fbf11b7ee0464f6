import { Link, useParams, useSearchParams } from 'react-router';
import { type Dispute, DisputeId, DisputesApi } from '#server/disputes/contract.ts';
import { useCall } from '../api/query.ts';
import { useLanguage } from '../ui/addWords.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { DisputeStateTag } from './DisputeStateTag.tsx';
import { NextStep } from './page/NextStep.tsx';
import { PhaseBar } from './page/PhaseBar.tsx';
import { SectionNav } from './page/SectionNav.tsx';
import { DISPUTE_PARTS, partsOf, sectionsOf } from './sections.ts';
import { useDisputeWords } from './words.ts';
import '../ui/listPage.css';
import './disputes.css';

/** The dispute an address names. */
export function DisputePage() {
  const say = useDisputeWords();
  const id = DisputeId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/disputes">{say('back')}</Link>
      </p>
    );
  }
  return <OpenDispute key={id.data} id={id.data} />;
}

function OpenDispute({ id }: { id: DisputeId }) {
  const { data, error, refetch } = useCall(DisputesApi.get, { params: { id } });
  if (data) return <DisputeFile dispute={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={12} />;
}

/** One dispute: where it stands and whose turn it is, then its parts. */
function DisputeFile({ dispute }: { dispute: Dispute }) {
  const say = useDisputeWords();
  const language = useLanguage();
  const [search] = useSearchParams();
  const [first] = DISPUTE_PARTS;
  const { key: part } = partsOf(dispute).find(({ key }) => key === search.get('part')) ?? first;
  const { title, track, level, state, sideA, sideB, handler, authority } = dispute;
  const article = language === 'zh-CN' ? authority.articleZh : authority.article;
  return (
    <>
      <nav className="crumb">
        <Link to="/disputes">{say('back')}</Link>
      </nav>
      <PageHeader
        title={title}
        tags={
          <>
            <StatusTag>{say(`track.${track}`)}</StatusTag>
            <DisputeStateTag state={state} />
          </>
        }
        lead={
          <>
            {say('sidesOf', { a: sideA.name, b: sideB.name })} · {say(`level.${level}`)}
            <br />
            {say('handler')}：{handler.name} {say(authority.verified ? 'basis' : 'unverified', { article })}
          </>
        }
      />
      <NextStep dispute={dispute} />
      <PhaseBar dispute={dispute} />
      <SectionNav dispute={dispute} part={part} />
      {sectionsOf(dispute, part).map(({ key, title: titles, Component }) => (
        <section key={key} className="panel dispute-section" aria-labelledby={`${key}-title`}>
          <h2 id={`${key}-title`}>{titles[language]}</h2>
          <Component dispute={dispute} />
        </section>
      ))}
    </>
  );
}
