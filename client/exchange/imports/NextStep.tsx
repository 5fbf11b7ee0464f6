import { Button } from 'antd';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { Failure } from './Failure.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { type Next, nextOf, type Step } from './importState.ts';
import { missingRequired } from './mapping.ts';
import type { RunActs } from './useRunActs.ts';
import { useImportWords } from './words.ts';

interface Props {
  run: ImportRun;
  acts: RunActs;
  onOpen: (step: Step) => void;
}
const LEADS_TO: Partial<Record<Next, Step>> = {
  kind: 'detect',
  system: 'detect',
  doubt: 'detect',
  required: 'match',
  settle: 'trial',
  commit: 'commit',
  committed: 'done',
};
/** The dry run may be started from here. */
const JUDGES: readonly Next[] = ['doubt', 'judge', 'settle'];
const ENDS: readonly Next[] = ['nothing', 'undone', 'cancelled'];

/** What is to be done now: one sentence and its button. */
export function NextStep({ run, acts, onOpen }: Props) {
  const say = useImportWords();
  const isEnglish = useLanguage() === 'en';
  const { listed } = usePunctuation();
  const next = nextOf(run);
  const { state, progress } = run;
  const missing = missingRequired(run.fields, run.mapping).map(({ label, labelEn }) => (isEnglish ? labelEn : label));
  return (
    <section className={`panel import-next next-${next}`} aria-label={say('next')}>
      <Failure run={run} />
      {(state === 'reading' || state === 'judging' || state === 'committing' || state === 'undoing') && (
        <ImportProgress state={state} progress={progress} />
      )}
      <div className="import-next-way">
        <p>{say(`next.${next}`, { n: run.counts.refused, fields: listed(missing) })}</p>
        <NextButton run={run} acts={acts} onOpen={onOpen} next={next} />
      </div>
    </section>
  );
}

function Failed({ run, acts }: Pick<Props, 'run' | 'acts'>) {
  const say = useImportWords();
  const isRead = run.facts !== null;
  return (
    <span className="import-next-acts">
      <LinkButton to="/imports">{say('uploadAnother')}</LinkButton>
      <Button loading={acts.isBusy} onClick={isRead ? acts.judge : () => acts.choose({})}>
        {say(isRead ? 'runTrialAgain' : 'readAgain')}
      </Button>
    </span>
  );
}

function NextButton({ run, acts, onOpen, next }: Props & { next: Next }) {
  const say = useImportWords();
  const step = LEADS_TO[next];
  const leads = step && (
    <Button type="primary" onClick={() => onOpen(step)}>
      {say('goThere', { step: say(`step.${step}`) })}
    </Button>
  );
  if (!acts.mayMake) return leads;
  if (next === 'failed') return <Failed run={run} acts={acts} />;
  if (ENDS.includes(next)) return <LinkButton to="/imports">{say('uploadAnother')}</LinkButton>;
  if (!JUDGES.includes(next)) return leads;
  return (
    <span className="import-next-acts">
      {leads}
      <Button type={next === 'judge' ? 'primary' : 'default'} loading={acts.isBusy} onClick={acts.judge}>
        {say(next === 'settle' ? 'runTrialAgain' : 'runTrial')}
      </Button>
    </span>
  );
}
