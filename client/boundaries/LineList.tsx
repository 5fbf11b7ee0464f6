import { Grid, Select, type TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { BoundariesApi, type BoundaryLine, LineLevel } from '#server/boundaries/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { usePages } from '../api/usePages.ts';
import { DivisionFilter } from '../gazetteer/DivisionFilter.tsx';
import { useLanguage } from '../ui/addWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatLength } from '../ui/formatMeasure.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { LineStatusTag } from './LineStatusTag.tsx';
import { useBoundaryWords } from './words.ts';
import '../ui/listPage.css';

interface LineFilter {
  level?: LineLevel;
  division?: DivisionCode;
}

/** The lines along the office's divisions. */
export function LineList() {
  const say = useBoundaryWords();
  const [search, setSearch] = useSearchParams();
  const level = LineLevel.safeParse(search.get('level')).data;
  const division = DivisionCode.safeParse(search.get('division')).data;
  const change = (next: { level: LineLevel | undefined; division: DivisionCode | undefined }) =>
    setSearch({ ...(next.level && { level: next.level }), ...(next.division && { division: next.division }) });
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <search className="list-filters" aria-label={say('filters')}>
        <Select
          allowClear
          aria-label={say('level')}
          placeholder={say('allLevels')}
          value={level ?? null}
          onChange={(value: LineLevel | undefined) => change({ level: value, division })}
          options={LineLevel.options.map((value) => ({ value, label: say(`level.${value}`) }))}
        />
        <DivisionFilter value={division} onChange={(value) => change({ level, division: value })} />
      </search>
      <LinePages filter={{ ...(level && { level }), ...(division && { division }) }} />
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
