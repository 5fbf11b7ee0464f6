import { Input, Select } from 'antd';
import { useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { Field } from '../../ui/Field.tsx';
import type { ApplicationForm } from './applicationForm.ts';
import type { Faults } from './faultsOf.ts';
import { useKindFormWords } from './kindFormWords.ts';
import { type Change, fieldId } from './sections.ts';

interface Props {
  form: ApplicationForm;
  faults: Faults;
  onChange: Change;
}

/** Why a name is to end: a ground of the list, and the applicant's words. */
export function CancellationSection({ form, faults, onChange }: Props) {
  const say = useKindFormWords();
  const grounds = useCodeOptions('cancellation-reasons', { divisionCode: form.division });
  const { code, text } = form.cancellation ?? { code: '', text: '' };
  const whole = faults['/cancellation'];
  return (
    <>
      <p className="field-help">{say('cancellationHelp')}</p>
      <Field
        label={say('ground')}
        required
        error={faults['/cancellation/code'] ?? whole}
        id={fieldId('/cancellation/code')}
      >
        {(control) => (
          <Select
            {...control}
            value={code || null}
            placeholder={say('chooseGround')}
            options={grounds}
            onChange={(value: string) => onChange({ cancellation: { code: value, text } })}
          />
        )}
      </Field>
      <Field label={say('why')} required error={faults['/cancellation/text']} id={fieldId('/cancellation')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => onChange({ cancellation: { code, text: event.target.value } })}
          />
        )}
      </Field>
    </>
  );
}
