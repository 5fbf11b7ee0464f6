import { Button, InputNumber, Select } from 'antd';
import { BearingKind } from '#server/boundaries/markers/markerContract.ts';
import { Field } from '../../ui/Field.tsx';
import { EMPTY_REFERENCE, type ReferenceText } from './referenceText.ts';
import { TextField } from './TextField.tsx';
import { useMarkerWords } from './words.ts';

interface Props {
  values: readonly ReferenceText[];
  onChange: (values: readonly ReferenceText[]) => void;
}

/** The reference objects of a form, as many as there are. */
export function ReferenceFields({ values, onChange }: Props) {
  const say = useMarkerWords();
  return (
    <div>
      {values.map((value, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
        <fieldset key={i} className="marker-reference">
          <legend>{say('reference', { n: i + 1 })}</legend>
          <ReferenceRow value={value} onChange={(next) => onChange(values.map((one, k) => (k === i ? next : one)))} />
          <Button
            size="small"
            aria-label={say('removeReference', { n: i + 1 })}
            onClick={() => onChange(values.filter((_, k) => k !== i))}
          >
            ✕
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...values, EMPTY_REFERENCE])}>{say('addReference')}</Button>
    </div>
  );
}

function ReferenceRow({ value, onChange }: { value: ReferenceText; onChange: (next: ReferenceText) => void }) {
  const say = useMarkerWords();
  return (
    <div className="marker-grid">
      <TextField label={say('referenceName')} value={value.name} onChange={(name) => onChange({ ...value, name })} />
      <Field label={say('bearingKind')}>
        {({ id }) => (
          <Select
            id={id}
            value={value.bearingKind}
            onChange={(bearingKind) => onChange({ ...value, bearingKind })}
            options={BearingKind.options.map((kind) => ({ value: kind, label: say(`bearing.${kind}`) }))}
          />
        )}
      </Field>
      <Field label={say('bearing')}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={0}
            max={359.9999}
            value={value.bearing}
            onChange={(bearing) => onChange({ ...value, bearing })}
          />
        )}
      </Field>
      <Field label={say('referenceDistance')}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={0}
            value={value.distance}
            onChange={(distance) => onChange({ ...value, distance })}
          />
        )}
      </Field>
      <TextField
        label={say('referencePosition')}
        value={value.position}
        onChange={(position) => onChange({ ...value, position })}
      />
    </div>
  );
}
