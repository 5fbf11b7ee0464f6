import { Link } from 'react-router';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CodeActs } from '../tracking/CodeActs.tsx';
import { RenewCode } from '../tracking/RenewCode.tsx';
import { shownCodes } from '../tracking/shownCodes.ts';
import { useTrackingWords } from '../tracking/words.ts';
import { useApplyWords } from './words.ts';
import '../tracking/tracking.css';
import './submitted.css';

/** After submission: number and code to keep, and what happens next by which day. */
export function Submitted({ found }: { found: CaseDetail }) {
  const say = useApplyWords();
  const sayTracking = useTrackingWords();
  const language = useLanguage();
  const code = shownCodes.get(found.id);
  const first = found.candidates.find(({ rank }) => rank === 1);
  return (
    <div className="apply-submitted">
      <PageHeader title={first ? say('submittedName', { name: first.name }) : say('submittedTitle')} />
      <section className="panel apply-receipt">
        <dl className="apply-numbers">
          <div>
            <dt>{say('caseNo')}</dt>
            <dd>{found.caseNo ?? '—'}</dd>
          </div>
          {code && (
            <div>
              <dt>{say('trackingCode')}</dt>
              <dd>{code}</dd>
            </div>
          )}
        </dl>
        <p>{say('submittedLead')}</p>
        {code ? (
          <CodeActs caseId={found.id} caseNo={found.caseNo ?? ''} code={code} />
        ) : (
          <>
            <p className="hint">{sayTracking('lost')}</p>
            <RenewCode caseId={found.id} />
          </>
        )}
      </section>
      <section className="panel">
        <h2>{say('next')}</h2>
        <NextSteps found={found} />
        <DefinitionList
          items={[
            { term: say('handler'), value: found.handler },
            { term: say('approver'), value: found.approver },
            { term: say('law'), value: language === 'en' ? found.authorityArticleEn : found.authorityArticle },
          ]}
        />
      </section>
      <nav className="apply-links">
        <Link to={`/cases/${found.id}`}>{say('openCase')}</Link>
        <Link to="/cases">{say('mine')}</Link>
        <Link to="/apply">{say('another')}</Link>
        <a href="/track">{say('track')}</a>
      </nav>
    </div>
  );
}

function NextSteps({ found }: { found: CaseDetail }) {
  const say = useApplyWords();
  const language = useLanguage();
  // How long the completeness notice may take from receipt (LL art. 32(4)), by the row of the case's division.
  const notice = found.clocks.find(({ purpose }) => purpose === 'intake');
  return (
    <ol className="apply-next">
      <li>
        {notice ? say('nextAccept', { day: formatDay(notice.dueOn, language) }) : say('nextAcceptPlain')}
        {notice && <small>{language === 'en' ? ` (${notice.articleEn})` : `（${notice.article}）`}</small>}
      </li>
      <li>{say('nextCheck')}</li>
      <li>{say('nextDecide', { approver: found.approver })}</li>
    </ol>
  );
}
