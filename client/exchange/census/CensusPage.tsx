import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type BulkReply, CensusApi } from '#server/exchange/census/censusApiContract.ts';
import type { CensusListItem } from '#server/exchange/census/censusContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ExportAct } from '../../ui/exportAct.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { CensusFilters } from './CensusFilters.tsx';
import { ProgressTable } from './ProgressTable.tsx';
import { RecordList } from './RecordList.tsx';
import { useCensusFilter } from './useCensusFilter.ts';
import { useCensusWords } from './words.ts';
import '../../ui/listPage.css';
import './census.css';

const MOST = 200;
const isClean = ({ state, defects, isChecked }: CensusListItem): boolean =>
  (state === 'pending' || state === 'sent_back') && isChecked && defects.length === 0;

/** The review queue of the census: progress by county, filters, records; those without defects many at once. */
export function CensusPage() {
  const say = useCensusWords();
  const may = useMay();
  const statistics = useCall(CensusApi.statistics, {});
  const { filter } = useCensusFilter();
  const counties = statistics.data?.counties ?? [];
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <>
            <LinkButton to="/census/rules">{say('rules')}</LinkButton>
            {counties.length > 0 && (
              <Button href={urlOf(CensusApi.statisticsFile, {})} download>
                {say('xlsx')}
              </Button>
            )}
            <ExportAct collection="census" filter={filter} />
            {may('imports.make') && (
              <LinkButton type="primary" to="/imports">
                {say('toImport')}
              </LinkButton>
            )}
          </>
        }
      />
      {counties.length > 0 && <ProgressTable counties={counties} />}
      <CensusFilters counties={counties} />
      <Queue />
    </>
  );
}

function Queue() {
  const say = useCensusWords();
  const may = useMay();
  const { filter } = useCensusFilter();
  const pages = usePages(CensusApi.list, filter);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isDeciding, setDeciding] = useState(false);
  const [reply, setReply] = useState<z.infer<typeof BulkReply> | null>(null);
  const clean = pages.items.filter(isClean);
  // What a filter took off the screen is not decided about.
  const records = clean.filter(({ id }) => chosen.includes(id)).slice(0, MOST);
  const mayChoose = may('census.review') && clean.length > 0;
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      {reply && <BulkOutcome reply={reply} onClose={() => setReply(null)} />}
      {mayChoose && (
        <div className="census-chosen" role="status">
          <Checkbox
            checked={records.length > 0 && records.length === Math.min(clean.length, MOST)}
            indeterminate={records.length > 0 && records.length < Math.min(clean.length, MOST)}
            onChange={({ target }) => setChosen(target.checked ? clean.slice(0, MOST).map(({ id }) => id) : [])}
          >
            {say('chooseAll')}
          </Checkbox>
          <span>{records.length > 0 ? say('chosen', { n: records.length }) : say('chooseHint')}</span>
          <Button type="primary" disabled={records.length === 0} onClick={() => setDeciding(true)}>
            {say('decideChosen')}
          </Button>
        </div>
      )}
      <PagedList pages={pages} empty={empty}>
        {(items) => (
          <RecordList
            records={items}
            filter={filter}
            chosen={mayChoose ? { ids: chosen, isChoosable: isClean, onChange: setChosen } : null}
          />
        )}
      </PagedList>
      {isDeciding && (
        <BulkDialog
          records={records}
          onDone={(done) => {
            setReply(done);
            setChosen([]);
          }}
          onClose={() => setDeciding(false)}
        />
      )}
    </>
  );
}

function BulkOutcome({ reply: { done, refused }, onClose }: { reply: z.infer<typeof BulkReply>; onClose: () => void }) {
  const say = useCensusWords();
  const isChinese = useLanguage() === 'zh-CN';
  return (
    <Alert
      className="problem-alert"
      role="status"
      showIcon
      closable={{ onClose }}
      type={refused.length > 0 ? 'warning' : 'success'}
      title={say('bulkDone', { n: done })}
      description={
        refused.length > 0 && (
          <>
            {say('bulkRefused', { n: refused.length })}
            <ul>
              {refused.map(({ id, name, detail, detailZh }) => (
                <li key={id}>
                  {name}: {isChinese ? detailZh : detail}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
