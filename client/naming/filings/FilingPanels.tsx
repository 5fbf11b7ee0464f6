import { Timeline } from 'antd';
import type { FilingDetail } from '#server/naming/filings/filingContract.ts';
import { labelIn, useCodeList } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { ReadingLog } from '../fileReadings/ReadingLog.tsx';
import { ChaseButtons } from './ChaseButtons.tsx';
import { ChasePaperLinks } from './ChasePaperLinks.tsx';
import { SystemCheck } from './SystemCheck.tsx';
import { useFilingWords } from './words.ts';

interface Part {
  found: FilingDetail;
}

/** The questions of the completeness check, with what the register sees of each. */
export function ChecksPanel({ found }: Part) {
  const say = useFilingWords();
  const language = useLanguage();
  const list = useCodeList('filing-checks', { divisionCode: found.approverDivision });
  return (
    <section className="panel" aria-labelledby="filing-checks">
      <h2 id="filing-checks">{say('checks')}</h2>
      <ul className="check-list">
        {list.map((item) => (
          <li key={item.code}>
            <strong>{labelIn(language, item)}</strong>
            <SystemCheck check={found.checks.find(({ code }) => code === item.code)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How a late filing was chased, and what may be done next; nothing where there is neither. */
export function ChasePanel({ found }: Part) {
  const say = useFilingWords();
  const language = useLanguage();
  if (found.chases.length === 0 && found.mayChase.length === 0) return null;
  const names = found.names.map(({ name }) => name);
  return (
    <section className="panel" aria-labelledby="filing-chases">
      <h2 id="filing-chases">{say('chases')}</h2>
      {found.chases.map((chase) => (
        <div key={chase.id} className="block">
          <strong>{say(`chase.${chase.kind}`)}</strong>{' '}
          <span className="hint">
            {say('chaseLine', {
              ...{ document: chase.documentNo, day: formatInstant(chase.at), addressee: chase.addressee },
            })}
          </span>{' '}
          <ChasePaperLinks id={found.id} chase={chase} />
          {chase.deadlineOn && <div>{say('deadlineLine', { day: formatDay(chase.deadlineOn, language) })}</div>}
          <p className="prose">{chase.text}</p>
        </div>
      ))}
      <ChaseButtons subject={{ ...found, names }} kinds={found.mayChase} />
    </section>
  );
}

/** The form as it was filed, and what came of it. */
export function FactsPanel({ found }: Part) {
  const say = useFilingWords();
  const language = useLanguage();
  const { listed } = usePunctuation();
  const day = (value: string | null) => (value === null ? null : formatDay(value, language));
  const { announcement } = found;
  return (
    <section className="panel" aria-labelledby="filing-facts">
      <h2 id="filing-facts">{say('facts')}</h2>
      <DefinitionList
        items={[
          { term: say('approver'), value: found.approver },
          { term: say('approvalNo'), value: found.documentNo },
          { term: say('approvedOn'), value: day(found.approvedOn) },
          { term: say('filer'), value: found.filer },
          { term: say('receiver'), value: found.receiver },
          { term: say('announcer'), value: found.announcer },
          { term: say('channel'), value: say(`channel.${found.channel}`) },
          { term: say('sentOn'), value: day(found.filedOn) },
          { term: say('route'), value: language === 'en' ? found.routeArticleEn : found.routeArticle, wide: true },
          ...(found.knownFrom ? [{ term: say('knownFrom'), value: found.knownFrom, wide: true }] : []),
          ...(found.note ? [{ term: say('note'), value: found.note, wide: true }] : []),
          ...(found.receiptNo
            ? [
                { term: say('receiptNo'), value: found.receiptNo },
                { term: say('acceptedOn'), value: day(found.acceptedOn) },
              ]
            : []),
          ...(announcement
            ? [
                { term: say('announcementNo'), value: announcement.announcementNo },
                { term: say('announcedOn'), value: day(announcement.announcedOn) },
                { term: say('channels'), value: listed(announcement.channels), wide: true },
              ]
            : []),
        ]}
      />
    </section>
  );
}

const ACTS = ['create', 'edit', 'expect', 'submit', 'return', 'accept', 'supervise', 'announce', 'cancel'] as const;

/** Who did what and when; the latest first. */
export function LogPanel({ found }: Part) {
  const say = useFilingWords();
  const wordOf = (act: string) => {
    const known = ACTS.find((each) => each === act);
    return known ? say(`act.${known}`) : act;
  };
  return (
    <section className="panel" aria-labelledby="filing-log">
      <h2 id="filing-log">{say('log')}</h2>
      <Timeline
        items={found.steps.toReversed().map(({ id, act, at, organisation, actor, document, text }) => ({
          key: id,
          content: (
            <div>
              <strong>{wordOf(act)}</strong> {document}
              <div className="hint">
                <time dateTime={at}>{formatInstant(at)}</time> · {organisation} {actor}
              </div>
              {text && <p className="prose">{text}</p>}
            </div>
          ),
        }))}
      />
      <ReadingLog file={{ of: 'filing', id: found.id }} />
    </section>
  );
}
