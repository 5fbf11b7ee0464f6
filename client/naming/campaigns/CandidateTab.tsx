import { Button } from 'antd';
import { useState } from 'react';
import type { Level } from '#server/detection/contract.ts';
import {
  type CampaignCandidate,
  type CampaignDetail,
  CandidateStanding,
} from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ExportAct } from '../../ui/exportAct.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { JudgeDialog, type Judgement } from './JudgeDialog.tsx';
import { type NameFilter, NameFilters } from './NameFilters.tsx';
import { useCampaignWords } from './words.ts';

interface Filter extends NameFilter {
  level?: Level | undefined;
  standing?: CampaignCandidate['standing'] | undefined;
}
const LEVELS = ['block', 'review'] as const satisfies readonly Level[];
const LISTING = ['candidates', 'survey'];

/** What the scan proposes; a person chooses and lists with a reason, or sets aside with one. */
export function CandidateTab({ found }: { found: CampaignDetail }) {
  const say = useCampaignWords();
  const may = useMay();
  const [filter, setFilter] = useState<Filter>({ standing: 'open' });
  const [chosen, setChosen] = useState<readonly CampaignCandidate['nameId'][]>([]);
  const [judgement, setJudgement] = useState<Judgement | null>(null);
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const pages = usePages(CampaignsApi.candidates, { campaign: found.id, ...given });
  const mayList = may('campaigns.manage') && LISTING.includes(found.state);
  const change = (part: Filter) => {
    setChosen([]);
    setFilter((was) => ({ ...was, ...part }));
  };
  const empty = (
    <EmptyState text={say('noCandidates')}>
      <p className="empty-hint">{say('noCandidatesHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <NameFilters
        filter={filter}
        counties={found.statistics}
        onChange={change}
        act={<ExportAct collection="campaign-candidates" filter={{ campaign: found.id, ...given }} />}
      >
        <OwnFilters filter={filter} onChange={change} />
      </NameFilters>
      {mayList && <ChosenBar count={chosen.length} onJudge={setJudgement} onClear={() => setChosen([])} />}
      <PagedList pages={pages} empty={empty} rows={8}>
        {(candidates) => (
          <CandidateTable candidates={candidates} {...(mayList ? { chosen, onChoose: setChosen } : {})} />
        )}
      </PagedList>
      {judgement && (
        <JudgeDialog
          judgement={judgement}
          campaign={found.id}
          names={chosen}
          onDone={() => setChosen([])}
          onClose={() => setJudgement(null)}
        />
      )}
    </>
  );
}

function OwnFilters({ filter, onChange }: { filter: Filter; onChange: (part: Filter) => void }) {
  const say = useCampaignWords();
  const sayRule = useDetectionWords();
  return (
    <>
      <FilterChoice
        label={say('level')}
        all={say('allLevels')}
        value={filter.level}
        onChange={(level) => onChange({ level })}
        options={LEVELS.map((value) => ({ value, label: sayRule(`level.${value}`) }))}
      />
      <FilterChoice
        label={say('standing')}
        all={say('allStandings')}
        value={filter.standing}
        onChange={(standing) => onChange({ standing })}
        options={CandidateStanding.options.map((value) => ({ value, label: say(`standing.${value}`) }))}
      />
    </>
  );
}

interface BarProps {
  count: number;
  onJudge: (judgement: Judgement) => void;
  onClear: () => void;
}

function ChosenBar({ count, onJudge, onClear }: BarProps) {
  const say = useCampaignWords();
  return (
    <div className="chosen-bar" role="status">
      <span>{count > 0 ? say('chosen', { n: count }) : say('chooseHint')}</span>
      <Button type="primary" disabled={count === 0} onClick={() => onJudge('list')}>
        {say('list')}
      </Button>
      <Button disabled={count === 0} onClick={() => onJudge('setAside')}>
        {say('setAside')}
      </Button>
      {count > 0 && (
        <Button type="text" onClick={onClear}>
          {say('clear')}
        </Button>
      )}
    </div>
  );
}
