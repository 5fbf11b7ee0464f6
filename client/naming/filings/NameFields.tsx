import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import type { Bounds } from '../../map/mapProps.ts';
import { unionOf } from '../../map/unionOf.ts';
import { Field } from '../../ui/Field.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { traitsOf } from '../apply/categoryTraits.ts';
import { useOwnDivisions } from '../campaigns/useOwnDivisions.ts';
import type { FilingForm, NameForm } from './filingForm.ts';
import { useFilingWords } from './words.ts';

interface Props {
  form: FilingForm;
  n: number;
  faults: ReadonlySet<string>;
  onChange: (names: NameForm[]) => void;
}

/** One approved name with its place. The map opens when asked for: most filings come with a text alone. */
export function NameFields({ form, n, faults, onChange }: Props) {
  const say = useFilingWords();
  const named = form.names[n];
  const { options, lookAt } = useDivisionsOf(form.approverDivision);
  if (!named) return null;
  const faultOf = (field: string) => (faults.has(`/names/${n}/${field}`) ? say('required') : undefined);
  const put = (part: Partial<NameForm>) => onChange(form.names.with(n, { ...named, ...part }));
  return (
    <fieldset className="name-block">
      <legend>{say('nameN', { n: n + 1 })}</legend>
      <div className="form-grid">
        <Field label={say('name')} required error={faultOf('name')}>
          {(control) => (
            <Input {...control} maxLength={60} value={named.name} onChange={(e) => put({ name: e.target.value })} />
          )}
        </Field>
        <Field label={say('division')} required error={faultOf('division')}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={named.division || null}
              options={options}
              onChange={(division: string) => put({ division })}
            />
          )}
        </Field>
        <Field label={say('location')} error={faultOf('location')}>
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={named.location}
              onChange={(e) => put({ location: e.target.value })}
            />
          )}
        </Field>
        <Field label={say('meaning')} error={faultOf('meaning')}>
          {(control) => (
            <Input
              {...control}
              maxLength={2000}
              value={named.meaning}
              onChange={(e) => put({ meaning: e.target.value })}
            />
          )}
        </Field>
      </div>
      <ShapeField
        form={form}
        named={named}
        bounds={lookAt(named.division)}
        onChange={(geometry) => put({ geometry })}
      />
      {form.names.length > 1 && (
        <Button danger type="text" onClick={() => onChange(form.names.toSpliced(n, 1))}>
          {say('removeName')} {say('nameN', { n: n + 1 })}
        </Button>
      )}
    </fieldset>
  );
}

/** The approver's division and those right under it, with where the map looks. */
function useDivisionsOf(code: string): {
  options: { value: string; label: string }[];
  lookAt: (code: string) => Bounds | null;
} {
  const own = useOwnDivisions();
  const parent = DivisionCode.safeParse(code).data;
  const { data } = useCall(
    DivisionsApi.list,
    { query: { limit: 200, ...(parent ? { parent } : {}) } },
    { enabled: parent !== undefined },
  );
  const under = data?.items ?? [];
  const self = own.find((division) => division.code === code);
  const options = [...(self ? [self] : []), ...under].map(({ code: value, name }) => ({ value, label: name }));
  const lookAt = (wanted: string) =>
    under.find((division) => division.code === wanted)?.bbox ?? unionOf(under.map(({ bbox }) => bbox));
  return { options, lookAt };
}

interface ShapeProps {
  form: FilingForm;
  named: NameForm;
  bounds: Bounds | null;
  onChange: (geometry: NameForm['geometry']) => void;
}

function ShapeField({ form, named, bounds, onChange }: ShapeProps) {
  const say = useFilingWords();
  const [isOpen, setOpen] = useState(false);
  if (form.category === undefined) return null;
  return (
    <div className="shape-field">
      <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('editShape')}
      </Button>{' '}
      {named.geometry && <StatusTag tone="good">{say('shapeDone')}</StatusTag>}
      {isOpen && (
        <DrawMap
          mode={traitsOf(form.category).shapes[0] ?? 'point'}
          label={say('drawLabel')}
          value={named.geometry}
          onChange={onChange}
          bounds={bounds}
          height="360px"
        />
      )}
    </div>
  );
}
