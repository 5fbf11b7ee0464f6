import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import type { SheetPlan } from '#server/boundaries/sheets/sheetContract.ts';
import { Field } from '../../ui/Field.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { SheetForm } from './useSheetForm.ts';
import { useSheetWords } from './words.ts';
import './sheets.css';

interface Props {
  form: SheetForm;
  /** How the chosen paper and scale would be laid out. */
  plan: UseQueryResult<SheetPlan, Error>;
  /** Address of the PDF for what is chosen. */
  url: string;
  /** Further choices. */
  children?: ReactNode;
}

/** A button, and behind it the choice of paper and scale of true-scale map sheets. */
export function SheetDialog({ form, plan, url, children }: Props) {
  const say = useSheetWords();
  const { data, error } = plan;
  return (
    <>
      <Button onClick={() => form.setOpen(true)}>{say('print')}</Button>
      <Modal
        open={form.isOpen}
        title={say('dialog')}
        onCancel={() => form.setOpen(false)}
        footer={[
          <Button key="close" onClick={() => form.setOpen(false)}>
            {say('close')}
          </Button>,
          <Button key="open" type="primary" href={url} target="_blank" disabled={!data || error !== null}>
            {say('open')}
          </Button>,
        ]}
      >
        <p className="hint">{say('intro')}</p>
        <ProblemAlert error={error} />
        {data ? <Choices form={form} plan={data} /> : !error && <LoadingBlock rows={4} />}
        {children}
        {data && !error && <Result plan={data} />}
      </Modal>
    </>
  );
}

const AUTOMATIC = 0;
const grouped = (scale: number): string => scale.toLocaleString('en-US');

function Choices({ form, plan }: { form: SheetForm; plan: SheetPlan }) {
  const say = useSheetWords();
  return (
    <div className="sheet-choices">
      <Field label={say('paper')}>
        {({ id }) => (
          <Select
            id={id}
            value={form.wish.paper}
            onChange={(paper) => form.change({ paper })}
            options={plan.papers.map(({ id: value, shortMm, longMm }) => ({
              value,
              label: say('paperOf', { id: value, short: shortMm, long: longMm }),
            }))}
          />
        )}
      </Field>
      <Field label={say('orientation')}>
        {({ id }) => (
          <Select
            id={id}
            value={form.wish.orientation}
            onChange={(orientation) => form.change({ orientation })}
            options={(['auto', 'landscape', 'portrait'] as const).map((value) => ({
              value,
              label: say(`orientation.${value}`),
            }))}
          />
        )}
      </Field>
      <Field label={say('scale')}>
        {({ id }) => (
          <Select
            id={id}
            value={form.wish.scale ?? AUTOMATIC}
            onChange={(scale) => form.setScale(scale === AUTOMATIC ? undefined : scale)}
            options={[
              { value: AUTOMATIC, label: say('proposed', { scale: grouped(plan.proposed) }) },
              ...plan.scales.map(({ denominator, sheets }) => ({
                value: denominator,
                disabled: sheets === null,
                label: say(sheets === null ? 'scaleTooMany' : 'scaleOf', {
                  scale: grouped(denominator),
                  n: sheets ?? '',
                }),
              })),
            ]}
          />
        )}
      </Field>
    </div>
  );
}

/** What comes out: paper, number of sheets, and the zones in which they are drawn. */
function Result({ plan }: { plan: SheetPlan }) {
  const say = useSheetWords();
  const { paper, orientation, sheets } = plan;
  const zones = new Map(sheets.map(({ zone }) => [zone.epsg, zone]));
  const values = { paper, orientation: say(`orientation.${orientation}`), n: sheets.length };
  return (
    <div className="sheet-result" aria-live="polite">
      <p>{say(sheets.length > 1 ? 'resultIndex' : 'result', values)}</p>
      {[...zones.values()].map((zone) => (
        <p key={zone.epsg} className="hint">
          {say(zones.size > 1 ? 'zone' : 'zoneOne', {
            ...zone,
            sheets: sheets
              .filter((one) => one.zone.epsg === zone.epsg)
              .map(({ number }) => number)
              .join(', '),
          })}
        </p>
      ))}
    </div>
  );
}
