import { Button, Input, InputNumber } from 'antd';
import { measureOf } from '../../map/measureOf.ts';
import { Field } from '../../ui/Field.tsx';
import type { ApplicationForm } from './applicationForm.ts';
import { type NumberAttribute, traitsOf } from './categoryTraits.ts';
import type { Faults } from './faultsOf.ts';
import { type Change, fieldId } from './sections.ts';
import { useApplyWords } from './words.ts';

interface Props {
  form: ApplicationForm;
  faults: Faults;
  onChange: Change;
}

/** Location and extent in words, and the measures that rules and approvers ask for. */
export function DetailSection({ form, faults, onChange }: Props) {
  const say = useApplyWords();
  return (
    <>
      <Field
        label={say('location')}
        required
        help={say('locationHelp')}
        error={faults['/location']}
        id={fieldId('/location')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            value={form.location}
            maxLength={500}
            rows={2}
            onChange={(event) => onChange({ location: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('extent')} error={faults['/extent']} id={fieldId('/extent')}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={form.extent}
            maxLength={500}
            rows={1}
            onChange={(event) => onChange({ extent: event.target.value })}
          />
        )}
      </Field>
      <div className="field-row">
        {traitsOf(form.category).attributes.map((attribute) => (
          <MeasureField key={attribute} attribute={attribute} form={form} faults={faults} onChange={onChange} />
        ))}
      </div>
    </>
  );
}

function drawnValue(attribute: NumberAttribute, form: ApplicationForm): number | null {
  const { metres, squareMetres } = measureOf(form.geometry);
  const value = { lengthMetres: metres, siteAreaSquareMetres: squareMetres }[String(attribute)] ?? null;
  return value === null ? null : Math.round(value);
}

/** A number that may be taken from the drawing. */
function MeasureField({ attribute, form, faults, onChange }: Props & { attribute: NumberAttribute }) {
  const say = useApplyWords();
  const pointer = `/attributes/${attribute}`;
  const drawn = drawnValue(attribute, form);
  const { [attribute]: value, ...others } = form.attributes;
  const put = (next: number | null) =>
    onChange({ attributes: next === null ? others : { ...others, [attribute]: next } });
  const canTake = drawn !== null && drawn !== value;
  return (
    <Field
      label={say(attribute)}
      error={faults[pointer]}
      id={fieldId(pointer)}
      help={
        drawn !== null && (
          <>
            {say('fromDrawing', { value: drawn })}{' '}
            {canTake && (
              <Button type="link" size="small" className="inline-link" onClick={() => put(drawn)}>
                {say('useDrawn')}
              </Button>
            )}
          </>
        )
      }
    >
      {(control) => (
        <InputNumber
          {...control}
          min={0}
          precision={0}
          controls={false}
          value={value ?? null}
          onChange={(next) => put(next)}
        />
      )}
    </Field>
  );
}
