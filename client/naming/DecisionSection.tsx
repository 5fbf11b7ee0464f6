import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useCodeLabel, useCodeList, withBasis } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { usePunctuation } from '../ui/usePunctuation.ts';
import { useCaseWords } from './caseWords.ts';
import { FilingBlock } from './FilingBlock.tsx';
import { UpwardPackage } from './filings/upward/UpwardPackage.tsx';
import { RevocationBlock } from './revocation/RevocationBlock.tsx';
import { Section } from './Section.tsx';
import { DeliveryBlock } from './timeLimits/DeliveryBlock.tsx';
import { useNamingWords } from './words.ts';

/** Reports, public notice, decision, filing and announcement, in the order the law takes them. */
export function DecisionSection({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const language = useLanguage();
  const { reports, notice, decision, filing, announcement, revocation } = found;
  const isEmpty = reports.length === 0 && !notice && !decision && !filing && !announcement;
  return (
    <Section section="decision">
      {isEmpty && <p className="hint">{say('nothingDecided')}</p>}
      {reports.length > 0 && <Reports reports={reports} />}
      {notice && <Notice notice={notice} />}
      {decision && <Decision decision={decision} approver={found.approver} divisionCode={found.divisionCode} />}
      {found.delivery && <DeliveryBlock delivery={found.delivery} />}
      {filing && (
        <FilingBlock filing={filing} receiver={language === 'en' ? found.filingReceiverEn : found.filingReceiver} />
      )}
      <UpwardPackage found={found} />
      {announcement && <Announcement announcement={announcement} announcer={found.announcer} />}
      {revocation && <RevocationBlock revocation={revocation} announced={announcement !== null} />}
    </Section>
  );
}

function Reports({ reports }: { reports: CaseDetail['reports'] }) {
  const say = useCaseWords();
  const labelOf = useCodeLabel('report-kinds');
  return (
    <>
      <h3>{say('reports')}</h3>
      {reports.map(({ kind, text, at }) => (
        <div key={kind + at} className="block">
          <strong>{labelOf(kind)}</strong> <span className="hint">{formatInstant(at)}</span>
          <p className="prose">{text}</p>
        </div>
      ))}
    </>
  );
}

function Notice({ notice }: { notice: NonNullable<CaseDetail['notice']> }) {
  const say = useCaseWords();
  const language = useLanguage();
  const span = { from: formatDay(notice.startsOn, language), to: formatDay(notice.endsOn, language) };
  return (
    <>
      <h3>
        {say('notice')}{' '}
        <StatusTag tone={notice.over ? 'good' : 'active'}>
          {say(notice.over ? 'noticeOver' : 'noticeRunning')}
        </StatusTag>
      </h3>
      <p className="hint">{say('noticeSpan', span)}</p>
      <p className="prose">{notice.text}</p>
    </>
  );
}

interface DecisionProps {
  decision: NonNullable<CaseDetail['decision']>;
  approver: string;
  divisionCode: string;
}

function Decision({ decision, approver, divisionCode }: DecisionProps) {
  const say = useCaseWords();
  const sayOutcome = useNamingWords();
  const language = useLanguage();
  const reasons = useCodeList('refusal-reasons', { divisionCode, at: decision.decidedOn });
  const reason = reasons.find(({ code }) => code === decision.reasonCode);
  return (
    <>
      <h3>
        {say('decision')}{' '}
        <StatusTag tone={decision.outcome === 'approved' ? 'good' : 'bad'}>
          {sayOutcome(`outcome.${decision.outcome}`)}
        </StatusTag>
      </h3>
      <DefinitionList
        items={[
          { term: say('approver'), value: approver },
          { term: say('documentNo'), value: decision.documentNo },
          { term: say('decidedOn'), value: formatDay(decision.decidedOn, language) },
          ...(reason ? [{ term: say('reasonInLaw'), value: withBasis(language, reason), wide: true }] : []),
          ...(decision.reason ? [{ term: say('decisionReason'), value: decision.reason, wide: true }] : []),
        ]}
      />
    </>
  );
}

interface AnnouncementProps {
  announcement: NonNullable<CaseDetail['announcement']>;
  announcer: string;
}

function Announcement({ announcement, announcer }: AnnouncementProps) {
  const say = useCaseWords();
  const { listed } = usePunctuation();
  const language = useLanguage();
  return (
    <>
      <h3>{say('announcement')}</h3>
      <DefinitionList
        items={[
          { term: say('announcer'), value: announcer },
          { term: say('announcementNo'), value: announcement.announcementNo },
          { term: say('announcedOn'), value: formatDay(announcement.announcedOn, language) },
          { term: say('channels'), value: listed(announcement.channels) },
        ]}
      />
      <p className="prose">{announcement.text}</p>
    </>
  );
}
