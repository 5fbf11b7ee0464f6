import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { TextField } from '../markers/TextField.tsx';
import { FieldItem } from './FieldItem.tsx';
import { OneInspection } from './OneInspection.tsx';
import { useInspectionWords } from './words.ts';
import '../../ui/listPage.css';
import './inspections.css';

/** The field part on a telephone: one item after the other. */
export function FieldPage() {
  return <OneInspection>{(inspection) => <FieldWork inspection={inspection} />}</OneInspection>;
}

function FieldWork({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const { id, sideA, sideB, items, state } = inspection;
  const firstOpen = items.findIndex(({ result }) => result === null);
  const [at, setAt] = useState(Math.max(0, firstOpen));
  // Named once for all items: the same two go from marker to marker.
  const [names, setNames] = useState({ a: inspection.inspectorsA ?? '', b: inspection.inspectorsB ?? '' });
  const item = items[at];
  const checked = items.filter(({ result }) => result !== null).length;
  return (
    <div className="field-page">
      <nav className="crumb">
        <Link to={`/inspections/${id}`}>{say('toInspection')}</Link>
      </nav>
      <PageHeader
        title={say('lineOf', { a: sideA.name, b: sideB.name })}
        lead={say('checked', { n: checked, all: items.length })}
      />
      {state !== 'field_check' && <p role="status">{say('fieldClosed')}</p>}
      {state === 'field_check' && (
        <>
          <details className="panel">
            <summary>{say('inspectorNames')}</summary>
            <TextField
              label={say('inspectors', { name: sideA.name })}
              value={names.a}
              onChange={(a) => setNames({ ...names, a })}
            />
            <TextField
              label={say('inspectors', { name: sideB.name })}
              value={names.b}
              onChange={(b) => setNames({ ...names, b })}
            />
          </details>
          {item && (
            <FieldItem
              key={item.id}
              inspection={inspection}
              item={item}
              names={names}
              onDone={() => setAt(nextOpen(inspection, at))}
            />
          )}
          {checked === items.length && <p role="status">{say('allChecked')}</p>}
          <div className="field-way">
            <Button size="large" disabled={at === 0} onClick={() => setAt(at - 1)}>
              {say('previous')}
            </Button>
            <Button size="large" disabled={at >= items.length - 1} onClick={() => setAt(at + 1)}>
              {say('nextItem')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** The next item without a result, after this one or from the beginning; this one where none is left. */
function nextOpen({ items }: Inspection, at: number): number {
  const open = items.flatMap(({ result }, i) => (result === null && i !== at ? [i] : []));
  return open.find((i) => i > at) ?? open[0] ?? at;
}
