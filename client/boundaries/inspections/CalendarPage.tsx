import { Button, Grid, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { LineLevel } from '#server/boundaries/contract.ts';
import type { CalendarRow } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useFacts, useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { BUCKETS, type Bucket, isIn } from './bucketOf.ts';
import { LightTag, StateTag } from './InspectionTags.tsx';
import { NewInspection } from './NewInspection.tsx';
import { Planner } from './Planner.tsx';
import { useInspectionWords } from './words.ts';
import { YearlyDuties } from './YearlyDuties.tsx';
import '../../ui/listPage.css';
import './inspections.css';

/** When each line is due, and what is planned. */
export function CalendarPage() {
  const say = useInspectionWords();
  const may = useMay();
  const [bucket, setBucket] = useState<Bucket>('all');
  const [level, setLevel] = useState<LineLevel>('county');
  const [doing, setDoing] = useState<'plan' | 'create' | null>(null);
  const now = useFacts()?.now;
  const query = { level };
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <>
            <Button href={urlOf(InspectionsApi.planXlsx, { query })}>{say('exportPlan')}</Button>
            {may('inspections.keep') && (
              <>
                <Button onClick={() => setDoing('create')}>{say('create')}</Button>
                <Button type="primary" disabled={doing === 'plan'} onClick={() => setDoing('plan')}>
                  {say('planner')}
                </Button>
              </>
            )}
          </>
        }
      />
      <YearlyDuties />
      {doing === 'plan' && <Planner level={level} onClose={() => setDoing(null)} />}
      {doing === 'create' && now && (
        <NewInspection year={Number(dayOf(now).slice(0, 4))} onClose={() => setDoing(null)} />
      )}
      <search className="list-filters" aria-label={say('filters')}>
        <Select
          aria-label={say('level')}
          value={level}
          onChange={setLevel}
          options={LineLevel.options.map((value) => ({ value, label: say(`level.${value}`) }))}
        />
        <Select
          aria-label={say('bucket')}
          value={bucket}
          onChange={setBucket}
          options={BUCKETS.map((value) => ({ value, label: say(`bucket.${value}`) }))}
        />
      </search>
      <Rows bucket={bucket} level={level} />
    </>
  );
}

function Rows({ bucket, level }: { bucket: Bucket; level: LineLevel }) {
  const say = useInspectionWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const now = useFacts()?.now;
  const pages = usePages(InspectionsApi.inspectionCalendar, { level, limit: 200 });
  if (!now) return <LoadingBlock />;
  const year = Number(dayOf(now).slice(0, 4));
  return (
    <PagedList pages={pages} empty={<EmptyState text={say('empty')} />}>
      {(lines) => {
        const rows = lines.filter((row) => isIn(bucket, row, year)).map((row) => ({ ...row, id: row.lineId }));
        if (rows.length === 0) return <EmptyState text={say('empty')} />;
        return isWide ? <CalendarTable rows={rows} /> : <CalendarCards rows={rows} />;
      }}
    </PagedList>
  );
}

type Row = CalendarRow & { id: string };
const addressOf = ({ open, lineId }: CalendarRow): string =>
  open ? `/inspections/${open.id}` : `/boundaries/${lineId}`;

function LineLink({ row }: { row: CalendarRow }) {
  const say = useInspectionWords();
  return (
    <Link className="record-name" to={addressOf(row)}>
      {say('lineOf', { a: row.sideA.name, b: row.sideB.name })}
    </Link>
  );
}

function Planned({ row: { open } }: { row: CalendarRow }) {
  const say = useInspectionWords();
  if (!open) return <>{say('unplanned')}</>;
  return (
    <>
      {say('year', { n: open.plannedYear })} <StateTag state={open.state} />
    </>
  );
}

function CalendarTable({ rows }: { rows: readonly Row[] }) {
  const say = useInspectionWords();
  const language = useLanguage();
  const day = (value: string | null) => (value ? formatDay(value, language) : '—');
  const columns: TableColumnsType<Row> = [
    { key: 'line', title: say('line'), render: (_, row) => <LineLink row={row} /> },
    {
      key: 'length',
      align: 'right',
      title: say('length'),
      render: (_, { lengthMetres }) => formatLength(lengthMetres, language),
    },
    { key: 'last', title: say('last'), render: (_, { lastCompletedOn }) => day(lastCompletedOn) },
    { key: 'next', title: say('next'), render: (_, { nextDueOn }) => day(nextDueOn) },
    { key: 'light', title: say('bucket'), render: (_, { light }) => <LightTag light={light} /> },
    { key: 'plan', title: say('plan'), render: (_, row) => <Planned row={row} /> },
  ];
  return <RecordTable label={say('title')} columns={columns} records={rows} to={addressOf} />;
}

function CalendarCards({ rows }: { rows: readonly Row[] }) {
  const say = useInspectionWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {rows.map((row) => (
        <li key={row.id} className="card-item">
          <div className="card-item-head">
            <LineLink row={row} />
            <LightTag light={row.light} />
          </div>
          <p>
            <Planned row={row} />
          </p>
        </li>
      ))}
    </ul>
  );
}
