import { Input } from 'antd';
import { Field } from '../../ui/Field.tsx';
import type { ApplicationForm } from './applicationForm.ts';
import type { Faults } from './faultsOf.ts';
import { type Change, fieldId } from './sections.ts';
import { useApplyWords } from './words.ts';

/** Whom the office calls. */
export function ContactSection({
  form,
  faults,
  onChange,
}: {
  form: ApplicationForm;
  faults: Faults;
  onChange: Change;
}) {
  const say = useApplyWords();
  return (
    <div className="field-row">
      <Field label={say('contactName')} required error={faults['/contactName']} id={fieldId('/contactName')}>
        {(control) => (
          <Input
            {...control}
            value={form.contactName}
            maxLength={60}
            autoComplete="name"
            onChange={(event) => onChange({ contactName: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('contactPhone')} required error={faults['/contactPhone']} id={fieldId('/contactPhone')}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            value={form.contactPhone}
            maxLength={30}
            autoComplete="tel"
            onChange={(event) => onChange({ contactPhone: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
