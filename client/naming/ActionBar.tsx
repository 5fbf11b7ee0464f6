import { App, Button } from 'antd';
import type { ActName } from '#server/naming/actContract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useAct } from '../api/query.ts';
import { useLanguage } from '../ui/addWords.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { usePunctuation } from '../ui/usePunctuation.ts';
import { actNamed } from './actNamed.ts';
import { useCaseWords } from './caseWords.ts';
import { announce } from './desk/announce.ts';
import { KeyMark } from './desk/KeyMark.tsx';
import { useShortcuts } from './desk/useShortcuts.ts';
import type { Errand } from './errand.ts';
import { HARSH_ACTS, primaryAct, SELDOM_ACTS } from './primaryAct.ts';
import { SeldomActs } from './timeLimits/SeldomActs.tsx';
import { useMyOpinion } from './useMyOpinion.ts';
import { waitingFor } from './waitingFor.ts';
import { useNamingWords } from './words.ts';

interface Props {
  found: CaseDetail;
  reload: () => Promise<CaseDetail | undefined>;
  onErrand: (errand: Errand) => void;
}

/** Where a button stands: what ends or sets back a case at the left, the usual next act at the far right. */
const place = (act: ActName, primary: ActName | undefined): number =>
  act === primary ? 2 : HARSH_ACTS.includes(act) ? 0 : 1;

/** A finding is resolved at the finding; the bar has no button for it. */
const offered = ({ acts }: CaseDetail, primary: ActName | undefined): ActName[] =>
  acts
    .flatMap((name) => actNamed(name) ?? [])
    .filter((act) => act !== 'resolve' && !SELDOM_ACTS.includes(act))
    .toSorted((a, b) => place(a, primary) - place(b, primary));

/** Always in sight: exactly the acts the law gives this person now, the usual next one emphasised, and why others must wait. */
export function ActionBar({ found, reload, onErrand }: Props) {
  const say = useCaseWords();
  const sayAct = useNamingWords();
  const { message } = App.useApp();
  const check = useAct(NamingApi.check, {
    onSuccess: () => {
      void message.success(say('checked'));
      announce(say('checked'));
      document.getElementById('findings')?.scrollIntoView();
    },
  });
  const runCheck = () =>
    check.mutate({ params: { id: found.id }, body: {}, version: found.version }, { onError: () => void reload() });
  const primary = primaryAct(found);
  const acts = offered(found, primary);
  const opinion = useMyOpinion(found);
  const start = (act: ActName) => (act === 'check' ? runCheck() : onErrand({ act }));
  const answer = opinion && (() => onErrand({ act: 'answer', opinion }));
  // From the right, where the usual next act stands: 1, 2, 3 …
  const steps = [...acts.map((act) => () => start(act)), ...(answer ? [answer] : [])].reverse();
  const keyOf = (act: ActName): number => acts.length - acts.indexOf(act) + (answer ? 1 : 0);
  useShortcuts(Object.fromEntries(steps.slice(0, 9).map((step, i) => [String(i + 1), step])));
  return (
    <section className="action-bar no-print" aria-label={say('bar')} tabIndex={-1}>
      <ProblemAlert error={check.error} />
      <div className="action-row">
        <Standing found={found} isMine={opinion !== undefined || (primary !== undefined && acts.includes(primary))} />
        <div className="action-buttons">
          <SeldomActs acts={found.acts} onErrand={onErrand} />
          {acts.includes('submit') && (
            <LinkButton size="large" to={`/apply/${found.id}`}>
              {sayAct('act.edit')}
            </LinkButton>
          )}
          {acts.map((act) => (
            <Button
              key={act}
              type={act === primary ? 'primary' : 'default'}
              size="large"
              danger={HARSH_ACTS.includes(act)}
              loading={act === 'check' && check.isPending}
              aria-keyshortcuts={String(keyOf(act))}
              onClick={() => start(act)}
            >
              {sayAct(`act.${act}`)} <KeyMark of={keyOf(act)} />
            </Button>
          ))}
          {answer && (
            <Button type="primary" size="large" aria-keyshortcuts="1" onClick={answer}>
              {sayAct('act.answer')} <KeyMark of="1" />
            </Button>
          )}
        </div>
      </div>
      <BlockedActs blocked={found.blockedActs} />
    </section>
  );
}

function Standing({ found, isMine }: { found: CaseDetail; isMine: boolean }) {
  const say = useCaseWords();
  const { listed } = usePunctuation();
  const waiting = waitingFor(found);
  if (isMine) return <strong className="standing">{say('yourTurn')}</strong>;
  return (
    <p className="standing">{waiting.length === 0 ? say('closed') : say('waitingFor', { who: listed(waiting) })}</p>
  );
}

/** Acts that wait for the same thing stand together. */
function BlockedActs({ blocked }: { blocked: CaseDetail['blockedActs'] }) {
  const say = useCaseWords();
  const sayAct = useNamingWords();
  const inEnglish = useLanguage() === 'en';
  const reasons = [...new Set(blocked.map(({ detail, detailZh }) => (inEnglish ? detail : detailZh)))];
  const labelOf = (name: string): string => {
    const act = actNamed(name);
    return act ? sayAct(`act.${act}`) : name;
  };
  if (blocked.length === 0) return null;
  return (
    <ul className="blocked-acts" aria-label={say('blocked')}>
      {reasons.map((reason, index) => (
        <li key={reason}>
          {blocked
            .filter(({ detail, detailZh }) => reason === (inEnglish ? detail : detailZh))
            .map(({ act }) => (
              <Button key={act} disabled size="small" aria-describedby={`blocked-${index}`}>
                {labelOf(act)}
              </Button>
            ))}
          <span id={`blocked-${index}`}>{reason}</span>
        </li>
      ))}
    </ul>
  );
}
