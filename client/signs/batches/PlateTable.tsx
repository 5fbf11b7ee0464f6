import { Button, Grid, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { BatchPlate, SignBatch } from '#server/signs/batches/batchContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { PlateStateTag } from './BatchStateTag.tsx';
import { formatCents } from './formatCents.ts';
import { PlateActs } from './PlateActs.tsx';
import { PlateChooser } from './PlateChooser.tsx';
import { useBatchWords } from './words.ts';
import '../signs.css';

/** The plates of a batch, as the register has them now. */
export function PlateTable({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const may = useMay();
  const [isChoosing, setChoosing] = useState(false);
  const pages = usePages(SignBatchesApi.plates, {}, { id: batch.id });
  const mayChoose = may('signs.produce') && batch.state === 'draft';
  const empty = (
    <EmptyState text={say('noPlates')}>
      <p className="empty-hint">{say('noPlatesHint')}</p>
    </EmptyState>
  );
  return (
    <section className="panel" aria-labelledby="batch-plates">
      <div className="signs-head">
        <h2 id="batch-plates">{say('platesOf')}</h2>
        {mayChoose && (
          <Button type="primary" onClick={() => setChoosing(true)}>
            {say('choose')}
          </Button>
        )}
      </div>
      <PagedList pages={pages} empty={empty}>
        {(plates) => <Plates batch={batch} plates={plates} />}
      </PagedList>
      {isChoosing && <PlateChooser batch={batch} onClose={() => setChoosing(false)} />}
    </section>
  );
}

function useColumns(batch: SignBatch): TableColumnsType<BatchPlate> {
  const say = useBatchWords();
  const typeOf = useCodeLabel('sign-types');
  return [
    { key: 'position', title: say('position'), dataIndex: 'position', width: 60 },
    {
      key: 'words',
      title: say('plates'),
      render: (_, plate) => <Words plate={plate} />,
    },
    {
      key: 'kind',
      title: say('type'),
      render: (_, { type, widthMillimetres, heightMillimetres }) => (
        <>
          {typeOf(type)}
          <div className="hint">
            {widthMillimetres} × {heightMillimetres}
          </div>
        </>
      ),
    },
    { key: 'price', align: 'right', title: say('price'), render: (_, { priceCents }) => formatCents(priceCents) },
    { key: 'state', title: say('plateState'), render: (_, plate) => <Standing plate={plate} /> },
    { key: 'acts', title: '', render: (_, plate) => <PlateActs batch={batch} plate={plate} /> },
  ];
}

interface PlatesProps {
  batch: SignBatch;
  plates: readonly BatchPlate[];
}

function Plates(props: PlatesProps) {
  const isWide = Grid.useBreakpoint().md ?? true;
  return isWide ? <Rows {...props} /> : <Cards {...props} />;
}

function Cards({ batch, plates }: PlatesProps) {
  const say = useBatchWords();
  return (
    <ul className="card-list" aria-label={say('platesOf')}>
      {plates.map((plate) => (
        <li key={plate.signId} className="card-item">
          <Words plate={plate} />
          <Standing plate={plate} />
          <PlateActs batch={batch} plate={plate} />
        </li>
      ))}
    </ul>
  );
}

function Words({ plate: { signId, name, number, roman } }: { plate: BatchPlate }) {
  const say = useBatchWords();
  return (
    <>
      <Link className="plate-words" to={`/signs/${signId}`}>
        {name} {number}
      </Link>
      <div className="roman">{roman}</div>
      <div className="hint">{say('tail', { tail: signId.slice(-6) })}</div>
    </>
  );
}

function Rows({ batch, plates }: PlatesProps) {
  const say = useBatchWords();
  return (
    <Table
      className="batch-plates"
      aria-label={say('platesOf')}
      rowKey="signId"
      size="small"
      pagination={false}
      columns={useColumns(batch)}
      dataSource={plates}
      scroll={{ x: 'max-content' }}
    />
  );
}

function Standing({ plate }: { plate: BatchPlate }) {
  const say = useBatchWords();
  const inEnglish = useLanguage() === 'en';
  return (
    <div className="plate-standing">
      <PlateStateTag state={plate.state} />
      {plate.rejectCode && (
        <div className="hint">
          {say(`reject.${plate.rejectCode}`)} {plate.rejectNote}
        </div>
      )}
      {plate.changed && <StatusTag tone="bad">{say('changed')}</StatusTag>}
      {plate.problems.map(({ code, message, messageZh }) => (
        <div key={code + message} className="hint">
          {inEnglish ? message : messageZh}
        </div>
      ))}
    </div>
  );
}
