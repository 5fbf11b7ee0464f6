import { DatePicker, Grid, Select, type TableColumnsType } from 'antd';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router';
import { BoundariesApi, type BoundaryLine, LineLevel } from '#server/boundaries/contract.ts';
import { Day, DivisionCode } from '#server/platform/contract.ts';
import { useMay } from '../api/session.ts';
import { usePages } from '../api/usePages.ts';
import { DivisionFilter } from '../gazetteer/DivisionFilter.tsx';
import { useLanguage } from '../ui/addWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ExportAct } from '../ui/exportAct.tsx';
import { FilterChoice } from '../ui/FilterChoice.tsx';
import { formatLength } from '../ui/formatMeasure.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { MoreFilters } from '../ui/MoreFilters.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { LineStatusTag } from './LineStatusTag.tsx';
import { useBoundaryWords } from './words.ts';
import '../ui/listPage.css';

interface LineFilter {
  level?: LineLevel;
  division?: DivisionCode;
  /** A day, YYYY-MM-DD; today where left out. */
  at?: string;
  ended?: 'only';
}

/** The filter in the address; what the address has wrong is left out. */
function useFilter() {
  const [search, setSearch] = useSearchParams();
  const level = LineLevel.safeParse(search.get('level')).data;
  const division = DivisionCode.safeParse(search.get('division')).data;
  const at = Day.safeParse(search.get('at')).data;
  const filter: LineFilter = {
    ...(level && { level }),
    ...(division && { division }),
    ...(at && { at }),
    ...(search.get('ended') === 'only' && { ended: 'only' as const }),
  };
  const change = (part: { [K in keyof LineFilter]?: LineFilter[K] | undefined }) =>
    setSearch(
      Object.fromEntries(
        Object.entries({ ...filter, ...part }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
      ),
    );
  return { filter, change };
}

/** The lines along the office's divisions: in force, on a past day, or ended. */
export function LineList() {
  const say = useBoundaryWords();
  const may = useMay();
  const { filter, change } = useFilter();
  const { level, division, at, ended } = filter;
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <>
            <ExportAct collection="boundary-lines" filter={filter} />
            {may('boundaries.clear') && <LinkButton to="/boundaries/restricted">{say('restricted')}</LinkButton>}
          </>
        }
      />
      <search className="list-filters" aria-label={say('filters')}>
        <FilterChoice
          label={say('level')}
          all={say('allLevels')}
          value={level}
          onChange={(value) => change({ level: value })}
          options={LineLevel.options.map((value) => ({ value, label: say(`level.${value}`) }))}
        />
        <Select
          aria-label={say('existing')}
          value={ended ?? 'now'}
          onChange={(value: 'now' | 'only') => change({ ended: value === 'only' ? value : undefined, at: undefined })}
          options={(['now', 'only'] as const).map((value) => ({ value, label: say(`existing.${value}`) }))}
        />
        <MoreFilters chosen={[division, at]}>
          <DivisionFilter value={division} onChange={(value) => change({ division: value })} />
          {!ended && (
            <DatePicker
              aria-label={say('at')}
              placeholder={say('at')}
              value={at ? dayjs(at) : null}
              onChange={(day) => change({ at: day?.format('YYYY-MM-DD') })}
            />
          )}
        </MoreFilters>
      </search>
      {at && <p className="hint">{say('atLead')}</p>}
      <LinePages filter={filter} />
    </>
  );
}

function LinePages({ filter }: { filter: LineFilter }) {
  const say = useBoundaryWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(BoundariesApi.listLines, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(lines) => (isWide ? <LineTable lines={lines} /> : <LineCards lines={lines} />)}
    </PagedList>
  );
}

function LineLink({ line: { id, sideA, sideB } }: { line: BoundaryLine }) {
  const say = useBoundaryWords();
  return (
    <Link className="record-name" to={`/boundaries/${id}`}>
      {say('lineOf', { a: sideA.name, b: sideB.name })}
    </Link>
  );
}

function useColumns(): TableColumnsType<BoundaryLine> {
  const say = useBoundaryWords();
  const language = useLanguage();
  return [
    { key: 'line', title: say('line'), render: (_, line) => <LineLink line={line} /> },
    { key: 'level', title: say('level'), render: (_, { level }) => say(`level.${level}`) },
    {
      key: 'length',
      align: 'right',
      className: 'whole',
      title: say('length'),
      render: (_, { lengthMetres }) => formatLength(lengthMetres, language),
    },
    { key: 'status', title: say('status'), render: (_, line) => <LineStatusTag line={line} /> },
    { key: 'secrecy', title: say('secrecy'), render: (_, { secrecy }) => say(`secrecy.${secrecy}`) },
    { key: 'approver', title: say('approver'), render: (_, { approver }) => say(`approver.${approver.organ}`) },
  ];
}

function LineTable({ lines }: { lines: readonly BoundaryLine[] }) {
  const say = useBoundaryWords();
  return (
    <RecordTable label={say('title')} columns={useColumns()} records={lines} to={({ id }) => `/boundaries/${id}`} />
  );
}

function LineCards({ lines }: { lines: readonly BoundaryLine[] }) {
  const say = useBoundaryWords();
  const language = useLanguage();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {lines.map((line) => (
        <li key={line.id} className="card-item">
          <div className="card-item-head">
            <LineLink line={line} />
            <LineStatusTag line={line} />
          </div>
          <p>
            {say(`level.${line.level}`)} · {formatLength(line.lengthMetres, language)} ·{' '}
            {say(`secrecy.${line.secrecy}`)}
          </p>
        </li>
      ))}
    </ul>
  );
}
