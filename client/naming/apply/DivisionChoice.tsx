import { Select } from 'antd';
import type { Division } from '#server/divisions/contract.ts';
import { Field } from '../../ui/Field.tsx';
import { fieldId } from './sections.ts';
import { countyOf } from './useDivisions.ts';
import { useApplyWords } from './words.ts';

interface Props {
  value: string;
  counties: readonly Division[];
  townships: readonly Division[];
  onChange: (code: string) => void;
  error?: string | undefined;
}

const optionsOf = (divisions: readonly Division[]) => divisions.map(({ code, name }) => ({ value: code, label: name }));

/** County, then township; the township may stay open where the entity spans several. */
export function DivisionChoice({ value, counties, townships, onChange, error }: Props) {
  const say = useApplyWords();
  const county = countyOf(value);
  return (
    <div className="field-row">
      <Field label={say('county')} required error={error} id={fieldId('/division')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('choose')}
            value={county || null}
            options={optionsOf(counties)}
            onChange={onChange}
          />
        )}
      </Field>
      <Field label={say('township')} help={say('townshipHelp')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            disabled={!county}
            placeholder={say('choose')}
            value={value.length > 6 ? value : null}
            options={optionsOf(townships)}
            onChange={(code: string | null) => onChange(code ?? county)}
          />
        )}
      </Field>
    </div>
  );
}
