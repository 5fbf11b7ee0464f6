import { Button, Switch } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { CensusApi } from '#server/exchange/census/censusApiContract.ts';
import { type CensusRecord, CensusRecordId } from '#server/exchange/census/censusContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { BegunForm } from '../../ui/BegunForm.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ActPanel } from './ActPanel.tsx';
import type { ActName } from './actForm.ts';
import { DecisionList } from './DecisionList.tsx';
import { FindingList } from './FindingList.tsx';
import { FormSheet } from './FormSheet.tsx';
import { MatchTable } from './MatchTable.tsx';
import { RecordMap } from './RecordMap.tsx';
import { SecrecyTag, StateTag } from './Tags.tsx';
import { filterSearch, useCensusFilter } from './useCensusFilter.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useCensusWords } from './words.ts';
import '../../ui/listPage.css';
import './census.css';
import './censusPrint.css';

const CHECK_AGAIN_MILLISECONDS = 3000;

/** The record an address names. */
export function RecordPage() {
  const say = useCensusWords();
  const id = CensusRecordId.safeParse(useParams().id);
  if (id.success) return <OpenRecord key={id.data} id={id.data} />;
  return (
    <p role="alert">
      {say('notFound')} <Link to="/census">{say('back')}</Link>
    </p>
  );
}

function OpenRecord({ id }: { id: CensusRecordId }) {
  const [isWaiting, setWaiting] = useState(false);
  const { data, error, refetch } = useCall(
    CensusApi.get,
    { params: { id } },
    isWaiting ? { refetchIntervalMilliseconds: CHECK_AGAIN_MILLISECONDS } : {},
  );
  if (data && data.isChecked === isWaiting) setWaiting(!data.isChecked);
  if (data) return <RecordReview record={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

/** One record: what the form says, what is wrong with it, what the register has, and what to decide. */
function RecordReview({ record }: { record: CensusRecord }) {
  const may = useMay()('census.review');
  const navigate = useNavigate();
  const { filter } = useCensusFilter();
  const search = filterSearch(filter);
  const { data: beside } = useCall(CensusApi.beside, { params: { id: record.id }, query: filter });
  const [act, setAct] = useState<ActName | null>(null);
  const [mergeInto, setMergeInto] = useState<string | null>(null);
  const go = (id: CensusRecordId | null | undefined) => id && void navigate(`/census/${id}${search}`);
  const shortcuts = useShortcuts({
    j: () => go(beside?.next),
    k: () => go(beside?.previous),
    ...(may ? { onAct: setAct } : {}),
  });
  return (
    <>
      <RecordHead record={record} search={search} beside={beside} shortcuts={shortcuts} />
      <div className="census-columns">
        <div className="census-side">
          <FindingList record={record} search={search} />
          {may && (
            <BegunForm key={record.id} record={record} version={record.version}>
              {(known) => (
                <ActPanel
                  key={mergeInto ?? ''}
                  record={known}
                  act={act}
                  onAct={setAct}
                  mergeInto={mergeInto}
                  onDone={(isUndo) => {
                    setAct(null);
                    if (!isUndo) go(beside?.next);
                  }}
                />
              )}
            </BegunForm>
          )}
          <RecordMap record={record} onOpen={go} />
          <DecisionList record={record} />
        </div>
        <div className="census-main">
          <FormSheet record={record} />
          <MatchTable
            record={record}
            onMerge={
              may
                ? (placeId) => {
                    setMergeInto(placeId);
                    setAct('merge');
                  }
                : null
            }
          />
        </div>
      </div>
    </>
  );
}

interface HeadProps {
  record: CensusRecord;
  search: string;
  beside: { previous: CensusRecordId | null; next: CensusRecordId | null } | undefined;
  shortcuts: ReturnType<typeof useShortcuts>;
}

function RecordHead({ record, search, beside, shortcuts }: HeadProps) {
  const say = useCensusWords();
  const to = (id: CensusRecordId | null | undefined) => (id ? `/census/${id}${search}` : null);
  const [previous, next] = [to(beside?.previous), to(beside?.next)];
  return (
    <>
      <nav className="crumb">
        <Link to={`/census${search}`}>{say('back')}</Link>
      </nav>
      <PageHeader
        title={record.name}
        tags={
          <>
            <StateTag state={record.state} />
            <SecrecyTag secrecy={record.secrecy} />
          </>
        }
        lead={
          <>
            <span className="roman" lang="zh-Latn-pinyin">
              {record.romanTone}
            </span>{' '}
            · {record.divisionName}
            {record.place && (
              <>
                {' '}
                · {say('decidedPlace')} <Link to={`/places/${record.place.id}`}>{record.place.name}</Link>
              </>
            )}
          </>
        }
        actions={
          <>
            {previous && <LinkButton to={previous}>{say('previous')}</LinkButton>}
            {next && <LinkButton to={next}>{say('next')}</LinkButton>}
            <Button onClick={() => print()}>{say('print')}</Button>
          </>
        }
      />
      <div className="census-shortcuts hint">
        <Switch size="small" aria-label={say('shortcuts')} checked={shortcuts.isOn} onChange={shortcuts.setOn} />
        <span>
          {say('shortcuts')}
          {shortcuts.isOn && `: ${say('shortcutsHint')}`}
        </span>
      </div>
    </>
  );
}
