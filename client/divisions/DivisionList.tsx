import type { TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { DivisionHistoryApi } from '#server/divisions/changeContract.ts';
import { type Division, DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import { usePages } from '../api/usePages.ts';
import { MapView } from '../map/MapView.tsx';
import type { Bounds } from '../map/mapProps.ts';
import { useLanguage } from '../ui/addWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ExportAct } from '../ui/exportAct.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { DayChoice } from './DayChoice.tsx';
import { DivisionTime } from './time/DivisionTime.tsx';
import { useShownDay } from './useShownDay.ts';
import { useDivisionWords } from './words.ts';
import '../ui/listPage.css';
import './divisions.css';

const LAYERS = ['divisions', 'division-labels'] as const;

/** The divisions below one, on a day: the office's own first. */
export function DivisionList() {
  const say = useDivisionWords();
  const { data: me } = useSession();
  const [search] = useSearchParams();
  const [day, setDay] = useShownDay('at');
  const parent = DivisionCode.safeParse(search.get('parent') ?? me?.organisation.divisionCode).data;
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <>
            <Link to="/division-editions">{say('editions')}</Link>
            <Link to="/division-changes">{say('changes')}</Link>
          </>
        }
      />
      {day && parent ? (
        <DivisionsBelow key={parent} day={day} setDay={setDay} parent={parent} />
      ) : (
        <LoadingBlock rows={8} />
      )}
    </>
  );
}

interface BelowProps {
  day: string;
  setDay: (day: string) => void;
  parent: DivisionCode;
}

function DivisionsBelow({ day, setDay, parent }: BelowProps) {
  const say = useDivisionWords();
  const language = useLanguage();
  const pages = usePages(DivisionsApi.list, { parent, at: day, limit: 200 });
  const { data: history } = useCall(DivisionHistoryApi.history, { params: { code: parent } });
  const own = history?.rows.find((row) => row.validFrom <= day && (row.validTo === null || row.validTo > day));
  const rows = pages.items;
  return (
    <>
      <search className="list-filters" aria-label={say('at')}>
        <DayChoice label={say('at')} value={day} onChange={setDay} />
        <ExportAct collection="divisions" filter={{ parent, at: day }} />
      </search>
      <DivisionTime under={parent} value={day} onChange={setDay} />
      <h2>
        {own?.path || own?.name}{' '}
        {own?.parentCode && (
          <Link className="hint" to={`/divisions?parent=${own.parentCode}&at=${day}`}>
            {say('up')}
          </Link>
        )}
      </h2>
      <div className="division-split">
        <PagedList pages={pages} empty={<EmptyState text={say('empty')} />}>
          {(items) => <DivisionTable items={items} day={day} />}
        </PagedList>
        <MapView
          label={say('mapOf', { name: own?.name ?? '', day: formatDay(day, language) })}
          at={day}
          layers={LAYERS}
          bounds={boundsOf(rows)}
          height="520px"
          hideTable
        />
      </div>
    </>
  );
}

function boundsOf(rows: readonly Division[]): Bounds | null {
  const boxes = rows.flatMap(({ bbox }) => (bbox ? [bbox] : []));
  if (boxes.length === 0) return null;
  const side = (i: 0 | 1 | 2 | 3) => boxes.map((box) => box[i]);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

function DivisionTable({ items, day }: { items: readonly Division[]; day: string }) {
  const say = useDivisionWords();
  const language = useLanguage();
  const columns: TableColumnsType<Division & { id: string }> = [
    {
      key: 'name',
      title: say('name'),
      render: (_, { name, code, level, statistical }) => (
        <>
          <Link className="record-name" to={`/divisions/${code}`}>
            {name}
          </Link>
          {statistical && <p className="hint">{say('statistical')}</p>}
          {level !== 'committee' && (
            <p className="hint">
              <Link to={`/divisions?parent=${code}&at=${day}`}>{say('open')}</Link>
            </p>
          )}
        </>
      ),
    },
    { key: 'code', title: say('code'), className: 'whole division-code', render: (_, { code }) => code },
    { key: 'type', title: say('type'), className: 'whole', render: (_, { type }) => type },
    {
      key: 'since',
      title: say('since'),
      className: 'whole',
      render: (_, { validFrom }) => formatDay(validFrom, language),
    },
  ];
  return (
    <RecordTable
      fits
      label={say('title')}
      columns={columns}
      records={items.map((row) => ({ ...row, id: row.code }))}
      to={({ code }) => `/divisions/${code}`}
    />
  );
}
