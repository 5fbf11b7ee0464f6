import { Button, Grid, Table, type TableColumnsType } from 'antd';
import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { useMay } from '../../api/session.ts';
import { RowStateTag } from './RowStateTag.tsx';
import { useRowBasis } from './useRowBasis.ts';
import { useRowLabel } from './useRowLabel.ts';
import { useValidWord } from './useValidWord.ts';
import { useRowSummary } from './valueWords.ts';
import { useDeskWords } from './words.ts';

interface Props {
  rows: readonly RuleRowItem[];
  onOpen: (row: RuleRowItem) => void;
  onSwitch: (row: RuleRowItem) => void;
}

const keyOf = ({ kind, id, version }: RuleRowItem): string => `${kind} ${id} ${version}`;

/** Rows of the law as a table, or as cards where a table has no room. */
export function RowTable(props: Props) {
  const isWide = Grid.useBreakpoint().md ?? true;
  return isWide ? <Rows {...props} /> : <RowCards {...props} />;
}

function OpenButton({ row, onOpen }: { row: RuleRowItem; onOpen: Props['onOpen'] }) {
  const label = useRowLabel();
  return (
    <button type="button" className="row-open" onClick={() => onOpen(row)}>
      <span className="row-label">{label(row)}</span>
      {row.code && <code>{row.code}</code>}
    </button>
  );
}

function useColumns({ onOpen, onSwitch }: Pick<Props, 'onOpen' | 'onSwitch'>): TableColumnsType<RuleRowItem> {
  const say = useDeskWords();
  const summary = useRowSummary();
  const basis = useRowBasis();
  const valid = useValidWord();
  return [
    { key: 'label', title: say('label'), width: '30%', render: (_, row) => <OpenButton row={row} onOpen={onOpen} /> },
    { key: 'summary', title: say('summary'), render: (_, { kind, body }) => summary(kind, body) },
    {
      key: 'basis',
      title: say('basis'),
      width: '26%',
      render: (_, row) => <span className="row-basis">{basis(row)}</span>,
    },
    { key: 'valid', title: say('valid'), className: 'row-valid', render: (_, row) => valid(row) },
    { key: 'version', className: 'row-valid', title: say('version'), align: 'right', dataIndex: 'version' },
    {
      key: 'state',
      title: say('state'),
      className: 'row-valid',
      render: (_, row) => (
        <>
          <RowStateTag row={row} /> <SwitchOnButton row={row} onSwitch={onSwitch} />
        </>
      ),
    },
  ];
}

/** A row that ships off, or was switched off, is put on from the list: the change it goes into says the rest. */
function SwitchOnButton({ row, onSwitch }: { row: RuleRowItem; onSwitch: Props['onSwitch'] }) {
  const say = useDeskWords();
  const label = useRowLabel();
  const may = useMay();
  if (!may('rules.draft') || row.body.enabled !== false || row.state !== 'in_force' || row.validTo !== null)
    return null;
  return (
    <Button size="small" aria-label={say('editorSwitchOn', { label: label(row) })} onClick={() => onSwitch(row)}>
      {say('switchOn')}
    </Button>
  );
}

function Rows({ rows, onOpen, onSwitch }: Props) {
  const say = useDeskWords();
  return (
    <Table
      className="rule-table"
      aria-label={say('tabRows')}
      rowKey={keyOf}
      size="middle"
      columns={useColumns({ onOpen, onSwitch })}
      dataSource={rows}
      pagination={false}
      onRow={(row) => ({
        onClick: ({ target }) => {
          if (!(target instanceof Element && target.closest('button'))) onOpen(row);
        },
      })}
    />
  );
}

function RowCards({ rows, onOpen, onSwitch }: Props) {
  const say = useDeskWords();
  const summary = useRowSummary();
  const basis = useRowBasis();
  const valid = useValidWord();
  return (
    <ul className="card-list" aria-label={say('tabRows')}>
      {rows.map((row) => (
        <li key={keyOf(row)} className="card-item">
          <div className="card-item-head">
            <OpenButton row={row} onOpen={onOpen} />
            <RowStateTag row={row} />
          </div>
          <p>{summary(row.kind, row.body)}</p>
          <p>{basis(row)}</p>
          <p>
            {valid(row)} · {say('versionNo', { n: row.version })}
          </p>
          <SwitchOnButton row={row} onSwitch={onSwitch} />
        </li>
      ))}
    </ul>
  );
}
