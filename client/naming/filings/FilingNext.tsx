import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { FilingActName, FilingDetail } from '#server/naming/filings/filingContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { UnverifiedMark } from '../UnverifiedMark.tsx';
import { useToday } from '../useToday.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { FILING_FORM } from './filingForms.ts';
import { PlainActDialog } from './PlainActDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { useFilingWords } from './words.ts';

const isAct = (act: string): act is FilingActName => act in FILING_FORM || act === 'accept' || act === 'return';
const HARSH: readonly FilingActName[] = ['return', 'cancel'];

/** The clock of the law, what waits for this person, and what still stands in the way. */
export function FilingNext({ found }: { found: FilingDetail }) {
  const say = useFilingWords();
  const language = useLanguage();
  const [act, setAct] = useState<FilingActName | null>(null);
  const acts = found.acts.filter(isAct);
  return (
    <section className="panel" aria-label={say('next')}>
      <Clocks found={found} />
      {found.state === 'returned' && (
        <Alert
          type="warning"
          showIcon
          title={say('defects')}
          description={
            <ul className="defect-list">
              {found.defects.map(({ check, text }) => (
                <li key={check + text}>{text}</li>
              ))}
            </ul>
          }
        />
      )}
      {found.blockedActs.map(({ act: name, detail, detailZh }) => (
        <p key={name} className="blocked-line">
          <span aria-hidden="true">■</span>{' '}
          {say('blockedLine', {
            act: isAct(name) ? say(`act.${name}`) : name,
            detail: language === 'en' ? detail : detailZh,
          })}
        </p>
      ))}
      {acts.length + found.blockedActs.length === 0 && <p>{waitingLine(found, say)}</p>}
      <div className="filing-acts">
        {found.mayEdit && <LinkButton to={`/filings/${found.id}/edit`}>{say('act.edit')}</LinkButton>}
        {acts.map((name) => (
          <Button
            key={name}
            type={HARSH.includes(name) ? 'default' : 'primary'}
            danger={HARSH.includes(name)}
            onClick={() => setAct(name)}
          >
            {say(`act.${name}`)}
          </Button>
        ))}
      </div>
      {act && <ActDialog found={found} act={act} onClose={() => setAct(null)} />}
    </section>
  );
}

function ActDialog({ found, act, onClose }: { found: FilingDetail; act: FilingActName; onClose: () => void }) {
  if (act === 'return') return <ReturnDialog found={found} onClose={onClose} />;
  if (act === 'accept') return <AcceptDialog found={found} onClose={onClose} />;
  return <PlainActDialog found={found} act={act} onClose={onClose} />;
}

function waitingLine(found: FilingDetail, say: ReturnType<typeof useFilingWords>): string {
  const { state, filer, receiver, announcer } = found;
  if (state === 'announced' || state === 'cancelled') return say('closed');
  if (state === 'filed') return say('waiting', { who: receiver });
  return say('waiting', { who: state === 'accepted' ? (announcer ?? receiver) : filer });
}

function Clocks({ found }: { found: FilingDetail }) {
  const say = useFilingWords();
  const language = useLanguage();
  const today = useToday();
  const { clock, announceClock } = found;
  const now = today ? { today } : {};
  return (
    <dl className="filing-clocks">
      <div>
        <dt>{say('clock')}</dt>
        <dd>
          <ClockLight light={clock.light} dueOn={clock.dueOn} {...now} />
          {clock.light === 'late' && <span> {say('daysLate', { n: found.daysLate })}</span>}
          <div className="hint">
            {say(clock.unit === 'day' ? 'clockLine' : 'workingClockLine', {
              n: clock.length,
              article: language === 'en' ? clock.articleEn : clock.article,
            })}
            {!clock.verified && <UnverifiedMark />}
          </div>
        </dd>
      </div>
      {announceClock && (
        <div>
          <dt>{say('announceDue')}</dt>
          <dd>
            <ClockLight light={announceClock.light} dueOn={announceClock.dueOn} {...now} />
            <div className="hint">{language === 'en' ? announceClock.articleEn : announceClock.article}</div>
          </dd>
        </div>
      )}
    </dl>
  );
}
