import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ImportRun, ImportRunId, type ImportState } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CancelButton } from './CancelButton.tsx';
import { CommitSection } from './CommitSection.tsx';
import { DoneSection } from './DoneSection.tsx';
import { DetectSection } from './detect/DetectSection.tsx';
import { ImportStateTag } from './ImportStateTag.tsx';
import { isUnderWay, type Step, stepOf } from './importState.ts';
import { MatchSection } from './MatchSection.tsx';
import { NextStep } from './NextStep.tsx';
import { StaleImport } from './StaleImport.tsx';
import { StepNav } from './StepNav.tsx';
import { TrialSection } from './trial/TrialSection.tsx';
import { type RunActs, useRunActs } from './useRunActs.ts';
import { useImportWords } from './words.ts';
import '../../ui/listPage.css';
import './imports.css';
import './steps.css';

const POLL_MILLISECONDS = 1500;

/** The import that an address names. */
export function ImportPage() {
  const say = useImportWords();
  const id = ImportRunId.safeParse(useParams().id);
  if (id.success) return <OpenImport key={id.data} id={id.data} />;
  return (
    <p role="alert">
      {say('notFound')} <Link to="/imports">{say('back')}</Link>
    </p>
  );
}

function OpenImport({ id }: { id: ImportRunId }) {
  const [isWatched, setWatched] = useState(false);
  const interval = isWatched ? { refetchIntervalMilliseconds: POLL_MILLISECONDS } : {};
  const { data: run, error, refetch } = useCall(ImportsApi.get, { params: { id } }, interval);
  if (run && isWatched !== isUnderWay(run.state)) setWatched(isUnderWay(run.state));
  useFreshParts(run);
  const reload = async () => (await refetch()).data ?? null;
  if (run) return <Import run={run} reload={reload} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

/** Rows and findings are read again when a job has brought the run into another state. */
function useFreshParts(run: ImportRun | undefined) {
  const client = useQueryClient();
  const state = run?.state;
  useEffect(() => {
    if (!state) return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/imports/:id/') });
  }, [client, state]);
}

/** Sections fold and unfold with the state, and whoever stood at the end of the page would look at nothing: back to what is next. */
function useTopOnChange(state: ImportState) {
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state) window.scrollTo(0, 0);
    before.current = state;
  }, [state]);
}

function Import({ run, reload }: { run: ImportRun; reload: () => Promise<ImportRun | null> }) {
  const acts = useRunActs(run, reload);
  useTopOnChange(run.state);
  const [shown, setShown] = useState<Partial<Record<Step, boolean>>>({});
  const open = (step: Step) => {
    setShown((was) => ({ ...was, [step]: true }));
    // After the section has opened.
    requestAnimationFrame(() => document.getElementById(`import-${step}`)?.scrollIntoView({ block: 'start' }));
  };
  const fold = (step: Step) => ({
    isOpen: shown[step] ?? isOpenAt(step, run),
    onToggle: () => setShown((was) => ({ ...was, [step]: !(was[step] ?? isOpenAt(step, run)) })),
  });
  return (
    <>
      <Head run={run} acts={acts} />
      <StepNav run={run} onOpen={open} />
      <StaleImport acts={acts} />
      <ProblemAlert error={acts.error} />
      <NextStep run={run} acts={acts} onOpen={open} />
      <DetectSection run={run} acts={acts} {...fold('detect')} />
      <MatchSection run={run} acts={acts} {...fold('match')} />
      <TrialSection run={run} acts={acts} {...fold('trial')} />
      <CommitSection run={run} acts={acts} {...fold('commit')} />
      <DoneSection run={run} acts={acts} {...fold('done')} />
    </>
  );
}

/** Looked at together: what was detected with the columns, before the dry run; its result with what will be written, after it. */
const OPEN_IN: Partial<Record<ImportState, readonly Step[]>> = {
  read: ['detect', 'match'],
  judged: ['trial', 'commit'],
};
const isOpenAt = (step: Step, run: ImportRun): boolean =>
  step === stepOf(run) || (OPEN_IN[run.state]?.includes(step) ?? false);

function Head({ run, acts }: { run: ImportRun; acts: RunActs }) {
  const say = useImportWords();
  const { kind, divisionName, by, createdAt, sizeBytes } = run;
  const lead = say('lead1', {
    kind: kind ? say(`kind.${kind}`) : say('kindNone'),
    division: divisionName,
    who: by,
    when: formatInstant(createdAt),
    size: formatBytes(sizeBytes),
  });
  return (
    <>
      <nav className="crumb">
        <Link to="/imports">{say('back')}</Link>
      </nav>
      <PageHeader
        title={run.fileName}
        tags={<ImportStateTag state={run.state} />}
        lead={lead}
        actions={<CancelButton run={run} acts={acts} />}
      />
    </>
  );
}
