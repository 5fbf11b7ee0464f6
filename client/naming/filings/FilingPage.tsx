import { Link, useParams } from 'react-router';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { type FilingDetail, FilingId } from '#server/naming/filings/filingContract.ts';
import { useCall } from '../../api/query.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { FilingMaterials } from './FilingMaterials.tsx';
import { FilingNames } from './FilingNames.tsx';
import { FilingNext } from './FilingNext.tsx';
import { ChasePanel, ChecksPanel, FactsPanel, LogPanel } from './FilingPanels.tsx';
import { FilingStateTag } from './FilingStateTag.tsx';
import { useFilingWords } from './words.ts';
import '../../ui/listPage.css';
import './filings.css';

/** One filing: where it stands, what to do next, its checks, names, papers and log. */
export function FilingPage() {
  const say = useFilingWords();
  const id = FilingId.safeParse(useParams().id).data;
  return id ? <Filing id={id} /> : <EmptyState text={say('notFound')} />;
}

function Filing({ id }: { id: FilingId }) {
  const { data, error, refetch } = useCall(FilingsApi.get, { params: { id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <Loaded found={data} /> : <LoadingBlock rows={10} />;
}

function Loaded({ found }: { found: FilingDetail }) {
  const say = useFilingWords();
  const sayPlace = useGazetteerWords();
  const { listed } = usePunctuation();
  return (
    <>
      <nav className="crumb">
        <Link to="/filings">{say('back')}</Link>
      </nav>
      <PageHeader
        title={listed(found.names.map(({ name }) => name))}
        tags={<FilingStateTag state={found.state} />}
        lead={[sayPlace(`category.${found.category}`), found.approver, found.documentNo, found.filingNo]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="filing-columns">
        <div>
          <FilingNext found={found} />
          <FilingMaterials found={found} />
          <FilingNames found={found} />
        </div>
        <div>
          <ChecksPanel found={found} />
          <ChasePanel found={found} />
          <FactsPanel found={found} />
          <LogPanel found={found} />
        </div>
      </div>
    </>
  );
}
