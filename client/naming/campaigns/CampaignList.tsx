import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { CampaignSummary } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { RecordListPage } from '../record/RecordListPage.tsx';
import { NewCampaignDialog } from './NewCampaignDialog.tsx';
import { CampaignStateTag } from './StateTag.tsx';
import { useCampaignWords } from './words.ts';

type Summary = z.infer<typeof CampaignSummary>;

/** Campaigns of the office and those of a higher office that reach into its division. */
export function CampaignList() {
  const say = useCampaignWords();
  const may = useMay();
  return (
    <RecordListPage
      pages={usePages(CampaignsApi.list, {})}
      say={say}
      mayOpen={may('campaigns.manage')}
      dialog={(onClose) => <NewCampaignDialog onClose={onClose} />}
      rows={(campaigns) => <Rows campaigns={campaigns} />}
      cards={(campaigns) => <Cards campaigns={campaigns} />}
    />
  );
}

function useColumns(): TableColumnsType<Summary> {
  const say = useCampaignWords();
  return [
    {
      key: 'title',
      title: say('column.title'),
      render: (_, { id, title, campaignNo, documentNo }) => (
        <>
          <Link className="record-name" to={`/campaigns/${id}`}>
            {title}
          </Link>
          <div className="hint">
            {campaignNo} · {documentNo}
          </div>
        </>
      ),
    },
    { key: 'division', title: say('column.division'), dataIndex: 'divisionName' },
    { key: 'period', title: say('column.period'), render: (_, { startsOn, endsOn }) => `${startsOn} — ${endsOn}` },
    { key: 'state', title: say('column.state'), render: (_, { state }) => <CampaignStateTag state={state} /> },
    { key: 'listed', align: 'right', title: say('column.listed'), dataIndex: 'listed' },
    { key: 'corrected', align: 'right', title: say('column.corrected'), dataIndex: 'corrected' },
  ];
}

function Rows({ campaigns }: { campaigns: readonly Summary[] }) {
  const say = useCampaignWords();
  return (
    <RecordTable label={say('title')} columns={useColumns()} records={campaigns} to={({ id }) => `/campaigns/${id}`} />
  );
}

function Cards({ campaigns }: { campaigns: readonly Summary[] }) {
  const say = useCampaignWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {campaigns.map(({ id, title, divisionName, startsOn, endsOn, state, listed, corrected }) => (
        <li key={id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={`/campaigns/${id}`}>
              {title}
            </Link>
            <CampaignStateTag state={state} />
          </div>
          <p>
            {divisionName} · {startsOn} — {endsOn}
          </p>
          <p>
            {say('listed')} {listed} · {say('corrected')} {corrected}
          </p>
        </li>
      ))}
    </ul>
  );
}
