import { Tabs } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { type CampaignDetail, CampaignId } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { ItemId } from '#server/naming/campaigns/itemContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CampaignLog } from './CampaignLog.tsx';
import { CandidateTab } from './CandidateTab.tsx';
import { CountyTable } from './CountyTable.tsx';
import { ItemDrawer } from './ItemDrawer.tsx';
import { ItemMap } from './ItemMap.tsx';
import { ItemTab } from './ItemTab.tsx';
import { ScanWatch } from './ScanWatch.tsx';
import { StagePanel } from './StagePanel.tsx';
import { StageTrack } from './StageTrack.tsx';
import { CampaignStateTag } from './StateTag.tsx';
import { useCampaignWords } from './words.ts';
import '../naming.css';
import './campaigns.css';

const TABS = ['candidates', 'items', 'map', 'log'] as const;

/** One campaign: where it stands, what to do next, the counts by county, and the names themselves. */
export function CampaignPage() {
  const say = useCampaignWords();
  const id = CampaignId.safeParse(useParams().id).data;
  return id ? <Campaign id={id} /> : <EmptyState text={say('notFound')} />;
}

function Campaign({ id }: { id: CampaignId }) {
  const { data, error, refetch } = useCall(CampaignsApi.get, { params: { id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={10} />;
  return (
    <>
      {data.scan?.state === 'running' && <ScanWatch id={id} />}
      <Loaded found={data} />
    </>
  );
}

function Loaded({ found }: { found: CampaignDetail }) {
  const say = useCampaignWords();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((each) => each === search.get('tab')) ?? (found.listed > 0 ? 'items' : 'candidates');
  const item = ItemId.safeParse(search.get('item')).data;
  const show = (next: { tab?: string; item?: ItemId }) =>
    setSearch({ tab: next.tab ?? tab, ...(next.item ? { item: next.item } : {}) });
  const content = {
    candidates: <CandidateTab found={found} />,
    items: <ItemTab found={found} onOpen={(opened) => show({ item: opened })} />,
    map: <ItemMap found={found} onOpen={(opened) => show({ item: opened })} />,
    log: <CampaignLog steps={found.steps} />,
  };
  return (
    <>
      <Head found={found} />
      <StageTrack found={found} />
      <div className="campaign-columns">
        <StagePanel found={found} />
        <section className="panel" aria-labelledby="campaign-counts">
          <h2 id="campaign-counts">{say('statistics')}</h2>
          <CountyTable rows={found.statistics} />
        </section>
      </div>
      <Tabs
        activeKey={tab}
        onChange={(key) => show({ tab: key })}
        items={TABS.map((key) => ({ key, label: say(`tab.${key}`), children: key === tab && content[key] }))}
      />
      {item && <ItemDrawer key={item} id={item} onClose={() => show({})} />}
    </>
  );
}

function Head({ found }: { found: CampaignDetail }) {
  const say = useCampaignWords();
  const params = { id: found.id };
  return (
    <>
      <nav className="crumb">
        <Link to="/campaigns">{say('back')}</Link>
      </nav>
      <PageHeader
        title={found.title}
        tags={<CampaignStateTag state={found.state} />}
        lead={`${found.campaignNo} · ${found.documentNo} · ${found.divisionName} · ${found.startsOn} — ${found.endsOn}`}
        actions={
          <>
            <LinkButton to={`/campaigns/${found.id}/sheet`}>{say('sheet')}</LinkButton>
            <details className="export-menu">
              <summary>{say('exports')}</summary>
              <ul>
                {(['statistics', 'candidates', 'items'] as const).map((table) => (
                  <li key={table} className="export-row">
                    {say(`export.${table}`)}
                    {(['xlsx', 'csv'] as const).map((format) => (
                      <a key={format} download href={urlOf(CampaignsApi.export, { params, query: { table, format } })}>
                        {format.toUpperCase()}
                        <span className="visually-hidden">{say(`export.${table}`)}</span>
                      </a>
                    ))}
                  </li>
                ))}
              </ul>
            </details>
          </>
        }
      />
    </>
  );
}
