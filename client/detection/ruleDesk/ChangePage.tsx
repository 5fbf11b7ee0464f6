import { Link, useParams } from 'react-router';
import { ChangeId, type RuleChange } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useCall } from '../../api/query.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ChangeActs } from './ChangeActs.tsx';
import { ChangeFactsPanel } from './ChangeFactsPanel.tsx';
import { ChangeItems } from './ChangeItems.tsx';
import { ChangeStateTag } from './ChangeStateTag.tsx';
import { DryRunPanel } from './DryRunPanel.tsx';
import { useDeskWords } from './words.ts';
import '../../ui/listPage.css';
import './change.css';
import './ruleDesk.css';
import { BegunForm } from '../../ui/BegunForm.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';

const POLL_MS = 1000;

/** One rule change: what it changes, what would come of it, and who decides. */
export function ChangePage() {
  const { id = '' } = useParams();
  const known = ChangeId.safeParse(id);
  const found = useCall(RuleDeskApi.change, { params: { id } }, { enabled: known.success });
  const isRunning = found.data?.dryRun?.state === 'running';
  // A second reader of the same answer, which asks again as long as a dry run reports.
  useCall(RuleDeskApi.change, { params: { id } }, { enabled: isRunning, refetchIntervalMilliseconds: POLL_MS });
  if (found.isLoading) return <LoadingBlock rows={8} />;
  if (!found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  return <ChangeSheet change={found.data} />;
}

function ChangeSheet({ change }: { change: RuleChange }) {
  const say = useDeskWords();
  const { inBrackets } = usePunctuation();
  return (
    <>
      <p className="crumb">
        <Link to="/rules?tab=changes">{say('back')}</Link>
      </p>
      <PageHeader
        title={change.title}
        tags={<ChangeStateTag {...change} />}
        lead={`${change.number ?? say('noNumber')} · ${say('drafter')} ${change.drafter}${inBrackets(change.organisation)} · ${formatInstant(change.updatedAt)}`}
        actions={<ChangeActs change={change} />}
      />
      <BegunForm record={change} version={change.version}>
        {(known) => <ChangeFactsPanel change={known} />}
      </BegunForm>
      <ChangeItems change={change} />
      {(change.items.length > 0 || change.dryRun) && <DryRunPanel change={change} />}
    </>
  );
}
