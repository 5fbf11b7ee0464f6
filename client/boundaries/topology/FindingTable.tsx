import { Button, Table, type TableColumnsType } from 'antd';
import type { StoredFinding } from '#server/boundaries/topology/topologyContract.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { plainNumber, sideNames } from './sideWords.ts';
import { useTopologyWords } from './words.ts';

interface Props {
  findings: readonly StoredFinding[];
  chosen: number | undefined;
  onChoose: (position: number) => void;
}

/** Findings as rows: a click on a row, or its button, opens it on the map. */
export function FindingTable({ findings, chosen, onChoose }: Props) {
  const say = useTopologyWords();
  const columns: TableColumnsType<StoredFinding> = [
    { key: 'position', title: '#', align: 'right', className: 'whole', dataIndex: 'position' },
    {
      key: 'sides',
      title: say('pair'),
      render: (_, { position, sides, kind }) => (
        <Button
          type="link"
          className="topology-open"
          aria-label={say('open', { n: position, kind: say(`kind.${kind}`), sides: sideNames(sides) })}
          aria-current={position === chosen ? 'true' : undefined}
          onClick={() => onChoose(position)}
        >
          {sideNames(sides)}
        </Button>
      ),
    },
    { key: 'kind', title: say('kind'), className: 'whole', render: (_, finding) => <KindTag finding={finding} /> },
    { key: 'size', title: say('size'), align: 'right', className: 'whole', render: (_, finding) => sizeOf(finding) },
    {
      key: 'width',
      title: say('width'),
      align: 'right',
      className: 'whole',
      render: (_, { widthMetres }) => (widthMetres === null ? '' : `${plainNumber(widthMetres)} m`),
    },
  ];
  return (
    <Table
      className="record-table fits topology-findings"
      aria-label={say('findings')}
      rowKey="position"
      size="small"
      columns={columns}
      dataSource={findings}
      pagination={false}
      rowClassName={({ position }) => (position === chosen ? 'topology-chosen' : '')}
      onRow={({ position }) => ({
        onClick: ({ target }) => {
          if (!(target instanceof Element && target.closest('button'))) onChoose(position);
        },
      })}
    />
  );
}

function KindTag({ finding: { kind, class: size } }: { finding: StoredFinding }) {
  const say = useTopologyWords();
  return (
    <StatusTag tone={size === 'patch' || size === 'whole' || kind === 'invalid' ? 'warning' : 'plain'}>
      {say(`kind.${kind}`)}
      {size && ` · ${say(`class.${size}`)}`}
    </StatusTag>
  );
}

function sizeOf({ areaSquareMetres, lengthMetres }: StoredFinding): string {
  if (areaSquareMetres !== null) return `${plainNumber(areaSquareMetres)} m²`;
  return lengthMetres === null ? '' : `${plainNumber(lengthMetres)} m`;
}
