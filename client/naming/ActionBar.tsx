import { App, Button } from 'antd';
import type { ActName } from '#server/naming/actContract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useAct } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import { useLanguage } from '../ui/addWords.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { actNamed } from './actNamed.ts';
import { useCaseWords } from './caseWords.ts';
import { HARSH_ACTS, primaryAct } from './primaryAct.ts';
import { waitingFor } from './waitingFor.ts';
import { useNamingWords } from './words.ts';

interface Props {
  found: CaseDetail;
  reload: () => Promise<CaseDetail | undefined>;
  onAct: (act: ActName) => void;
}

/** A finding is resolved at the finding; the bar has no button for it. */
const offered = ({ acts }: CaseDetail): ActName[] =>
  acts
    .flatMap((name) => actNamed(name) ?? [])
    .filter((act) => act !== 'resolve')
    .toSorted((a, b) => Number(HARSH_ACTS.includes(a)) - Number(HARSH_ACTS.includes(b)));

/** Always in sight: exactly the acts the law gives this person now, the usual next one emphasised, and why others must wait. */
export function ActionBar({ found, reload, onAct }: Props) {
  const say = useCaseWords();
  const sayAct = useNamingWords();
  const { message } = App.useApp();
  const check = useAct(NamingApi.check, {
    onSuccess: () => {
      void message.success(say('checked'));
      document.getElementById('findings')?.scrollIntoView();
    },
  });
  const runCheck = () =>
    check.mutate({ params: { id: found.id }, body: {}, version: found.version }, { onError: () => void reload() });
  const acts = offered(found);
  const primary = primaryAct(found);
  const mayEdit = acts.includes('submit');
  return (
    <section className="action-bar no-print" aria-label={say('bar')}>
      <ProblemAlert error={check.error} />
      <div className="action-row">
        <Standing found={found} hasActs={acts.length > 0} />
        <div className="action-buttons">
          {acts.toReversed().map((act) => (
            <Button
              key={act}
              type={act === primary ? 'primary' : 'default'}
              size="large"
              danger={HARSH_ACTS.includes(act)}
              loading={act === 'check' && check.isPending}
              onClick={() => (act === 'check' ? runCheck() : onAct(act))}
            >
              {sayAct(`act.${act}`)}
            </Button>
          ))}
          {mayEdit && (
            <LinkButton size="large" to={`/apply/${found.id}`}>
              {sayAct('act.edit')}
            </LinkButton>
          )}
        </div>
      </div>
      <BlockedActs blocked={found.blockedActs} />
    </section>
  );
}

function Standing({ found, hasActs }: { found: CaseDetail; hasActs: boolean }) {
  const say = useCaseWords();
  const { data: me } = useSession();
  const waiting = waitingFor(found);
  if (waiting.length === 0) return <p className="standing">{say('closed')}</p>;
  const isMine = hasActs && me !== null && me !== undefined && waiting.includes(me.organisation.name);
  return (
    <p className="standing">
      {isMine ? <strong>{say('yourTurn')}</strong> : say('waitingFor', { who: waiting.join('、') })}
    </p>
  );
}

function BlockedActs({ blocked }: { blocked: CaseDetail['blockedActs'] }) {
  const say = useCaseWords();
  const sayAct = useNamingWords();
  const language = useLanguage();
  if (blocked.length === 0) return null;
  return (
    <ul className="blocked-acts" aria-label={say('blocked')}>
      {blocked.map(({ act, detail, detailZh }) => {
        const known = actNamed(act);
        return (
          <li key={act}>
            <Button disabled size="small" aria-describedby={`blocked-${act}`}>
              {known ? sayAct(`act.${known}`) : act}
            </Button>
            <span id={`blocked-${act}`}>{language === 'en' ? detail : detailZh}</span>
          </li>
        );
      })}
    </ul>
  );
}
