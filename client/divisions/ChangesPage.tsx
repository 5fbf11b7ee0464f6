import { Alert, Space, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { type DivisionChange, DivisionHistoryApi, type Outlines } from '#server/divisions/changeContract.ts';
import { useCall } from '../api/query.ts';
import { MapView } from '../map/MapView.tsx';
import type { Bounds } from '../map/mapProps.ts';
import { overlayOf } from '../map/overlay.ts';
import { useLanguage } from '../ui/addWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatArea } from '../ui/formatMeasure.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { DayChoice } from './DayChoice.tsx';
import { DivisionEvents } from './DivisionEvents.tsx';
import { useShownDay } from './useShownDay.ts';
import { useDivisionWords } from './words.ts';
import '../ui/listPage.css';
import './divisions.css';

const LAYERS = ['divisions', 'division-labels'] as const;
const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('02-29', '02-28')}`;

/** What changed between two days: as a map, as a table, and by which events. */
export function ChangesPage() {
  const say = useDivisionWords();
  const [to, setTo] = useShownDay('to');
  const [given, setFrom] = useShownDay('from');
  const from = given !== undefined && given === to ? yearBefore(given) : given;
  return (
    <>
      <nav className="crumb">
        <Link to="/divisions">{say('back')}</Link>
      </nav>
      <PageHeader title={say('changes')} lead={say('changesLead')} />
      {from && to ? (
        <>
          <search className="list-filters" aria-label={say('changes')}>
            <DayChoice label={say('from')} value={from} onChange={setFrom} />
            <DayChoice label={say('to')} value={to} onChange={setTo} />
          </search>
          {from < to ? <ChangesBetween from={from} to={to} /> : <Alert type="warning" showIcon title={say('order')} />}
        </>
      ) : (
        <LoadingBlock rows={8} />
      )}
    </>
  );
}

function ChangesBetween({ from, to }: { from: string; to: string }) {
  const say = useDivisionWords();
  const { data, error, refetch } = useCall(DivisionHistoryApi.changes, { query: { from, to } });
  const { data: areas } = useCall(DivisionHistoryApi.changedAreas, { query: { from, to } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={8} />;
  if (data.items.length === 0 && data.events.length === 0) {
    return (
      <EmptyState text={say('noChanges')}>
        <p className="empty-hint">{say('noChangesHint')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {areas && areas.features.length > 0 && <ChangedMap areas={areas} at={to} />}
      <section className="panel" aria-labelledby="changes-table">
        <h2 id="changes-table">{say('what')}</h2>
        <ChangeTable items={data.items} />
      </section>
      {data.events.length > 0 && (
        <section className="panel" aria-labelledby="changes-events">
          <h2 id="changes-events">{say('events')}</h2>
          <DivisionEvents events={data.events} />
        </section>
      )}
    </>
  );
}

function ChangedMap({ areas, at }: { areas: Outlines; at: string }) {
  const say = useDivisionWords();
  const overlays = useMemo(() => {
    const drawn = (part: 'gained' | 'lost') =>
      areas.features
        .filter(({ properties }) => properties.part === part)
        .map(({ id, geometry, properties }) => ({
          ...{ key: id, geometry, schematic: properties.schematic },
          name: `${properties.name} ${say(part)}`,
        }));
    return [overlayOf('subject', drawn('gained')), overlayOf('clash', drawn('lost'))];
  }, [areas, say]);
  return (
    <section className="panel" aria-label={say('changesMap')}>
      <MapView label={say('changesMap')} at={at} layers={LAYERS} overlays={overlays} bounds={boundsOf(areas)} />
    </section>
  );
}

function boundsOf({ features }: Outlines): Bounds | null {
  const points = features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  const side = (i: 0 | 1) => points.flatMap((point) => point[i] ?? []);
  if (points.length === 0) return null;
  const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b));
  const most = (of: number[]) => of.reduce((a, b) => Math.max(a, b));
  return [least(side(0)), least(side(1)), most(side(0)), most(side(1))];
}

function ChangeTable({ items }: { items: readonly DivisionChange[] }) {
  const say = useDivisionWords();
  const language = useLanguage();
  const standing = (one: DivisionChange['before']) =>
    one && (
      <>
        <Link to={`/divisions/${one.code}`}>{one.path || one.name}</Link>
        <br />
        <span className="hint division-code">{one.code}</span>
      </>
    );
  const area = (squareMetres: number | null) => (squareMetres ? formatArea(squareMetres, language) : '—');
  const columns: TableColumnsType<DivisionChange> = [
    {
      key: 'kinds',
      title: say('what'),
      render: (_, { kinds }) => (
        <Space wrap size="small">
          {kinds.map((kind) => (
            <StatusTag key={kind} tone="active">
              {say(`kind.${kind}`)}
            </StatusTag>
          ))}
        </Space>
      ),
    },
    { key: 'before', title: say('before'), render: (_, { before }) => standing(before) },
    { key: 'after', title: say('after'), render: (_, { after }) => standing(after) },
    { key: 'gained', title: say('gained'), className: 'whole', render: (_, change) => area(change.gainedSquareMetres) },
    { key: 'lost', title: say('lost'), className: 'whole', render: (_, change) => area(change.lostSquareMetres) },
  ];
  return (
    <Table
      aria-label={say('changes')}
      size="small"
      rowKey={({ before, after }) => `${before?.code}-${after?.code}`}
      columns={columns}
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
