import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { LineLevel } from '#server/boundaries/contract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useInspectionWords } from './words.ts';

/** Spreads the lines that have no inspection yet over five years; the officer moves them and saves. */
export function Planner({ level, onClose }: { level: LineLevel; onClose: () => void }) {
  const say = useInspectionWords();
  const { message } = App.useApp();
  const { data, error } = useCall(InspectionsApi.proposePlan, { query: { level } });
  const [moved, setMoved] = useState<ReadonlyMap<string, number>>(new Map());
  const save = useAct(InspectionsApi.savePlan, {
    // A planned line leads to its inspection, one not yet planned to the line itself.
    isRereadFirst: true,
    onSuccess: (done) => {
      void message.success(say('planSaved', done));
      onClose();
    },
  });
  const items = data?.items.map((item) => ({ ...item, year: moved.get(item.row.lineId) ?? item.year })) ?? [];
  const submit = () => {
    const body = items.map(({ row: { lineId }, year, leadingSide }) => ({
      ...{ lineId, year, leadingSide: DivisionCode.parse(leadingSide) },
    }));
    save.mutate({ body: { items: body } });
  };
  return (
    <section className="panel" aria-labelledby="planner">
      <h2 id="planner">{say('planner')}</h2>
      <p className="hint">{say('plannerLead')}</p>
      <ProblemAlert error={error ?? save.error} />
      {data ? (
        <PlanRows
          firstYear={data.firstYear}
          items={items}
          onMove={(lineId, year) => setMoved(new Map([...moved, [lineId, year]]))}
        />
      ) : (
        <LoadingBlock />
      )}
      <div className="inspection-acts">
        <Button type="primary" loading={save.isPending} disabled={items.length === 0} onClick={submit}>
          {say('savePlan')}
        </Button>
        <Button onClick={onClose}>{say('cancel')}</Button>
      </div>
    </section>
  );
}

type Item = z.infer<typeof InspectionsApi.proposePlan.reply>['items'][number];

interface RowsProps {
  firstYear: number;
  items: readonly Item[];
  onMove: (lineId: string, year: number) => void;
}

function PlanRows({ firstYear, items, onMove }: RowsProps) {
  const say = useInspectionWords();
  const language = useLanguage();
  if (items.length === 0) return <p>{say('nothingToPlan')}</p>;
  const years = Array.from({ length: 5 }, (_, i) => firstYear + i);
  const totals = years.map((year) => {
    const planned = items.filter((item) => item.year === year);
    return { year, n: planned.length, metres: planned.reduce((sum, { row }) => sum + row.lengthMetres, 0) };
  });
  return (
    <>
      <ul className="inspection-totals">
        {totals.map(({ year, n, metres }) => (
          <li key={year}>{say('yearTotal', { year, n, km: formatLength(metres, language) })}</li>
        ))}
      </ul>
      <ul className="inspection-plan">
        {items.map(({ row, year }) => {
          const name = say('lineOf', { a: row.sideA.name, b: row.sideB.name });
          return (
            <li key={row.lineId}>
              <span>
                {name} <span className="hint">{formatLength(row.lengthMetres, language)}</span>
              </span>
              <Select
                aria-label={say('yearOf', { name })}
                value={year}
                onChange={(next) => onMove(row.lineId, next)}
                options={years.map((value) => ({ value, label: say('year', { n: value }) }))}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}
