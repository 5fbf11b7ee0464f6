import { Checkbox, Input, Select } from 'antd';
import type { ExportCollection } from '#server/exchange/exports/exportContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ENCODINGS, type ExportForm, hasSystems, isPacked } from './exportForm.ts';
import { SystemField } from './SystemField.tsx';
import { useExportWords } from './words.ts';

interface Props {
  collection: ExportCollection;
  form: ExportForm;
  needsPurpose: boolean;
  onChange: (part: Partial<ExportForm>) => void;
}

/** The choices of an export; those that the format does not have are not shown. */
export function ExportFields({ collection, form, needsPurpose, onChange }: Props) {
  const say = useExportWords();
  const { format, purpose, archive } = form;
  return (
    <>
      <Field label={say('format')}>
        {(control) => (
          <Select
            {...control}
            value={format}
            onChange={(value) => onChange({ format: value })}
            options={collection.formats.map((value) => ({ value, label: say(`format.${value}`) }))}
          />
        )}
      </Field>
      <EncodingField form={form} onChange={onChange} />
      {hasSystems(format) && <SystemField value={form.crs} onChange={(crs) => onChange({ crs })} />}
      {format !== 'national' && <ColumnsField collection={collection} form={form} onChange={onChange} />}
      {needsPurpose && (
        <Field label={say('purpose')} required help={say('purposeHelp')}>
          {(control) => (
            <Input.TextArea
              {...control}
              maxLength={500}
              value={purpose}
              onChange={({ target }) => onChange({ purpose: target.value })}
            />
          )}
        </Field>
      )}
      {!isPacked(format) && (
        <Checkbox checked={archive} onChange={({ target }) => onChange({ archive: target.checked })}>
          {say('archive')}
        </Checkbox>
      )}
    </>
  );
}

function EncodingField({ form, onChange }: Pick<Props, 'form' | 'onChange'>) {
  const say = useExportWords();
  const encodings = ENCODINGS[form.format];
  const [usual] = encodings ?? [];
  if (!encodings || !usual) return null;
  const value = form.encoding && encodings.includes(form.encoding) ? form.encoding : usual;
  return (
    <Field label={say('encoding')}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(encoding) => onChange({ encoding })}
          options={encodings.map((each) => ({ value: each, label: say(`encoding.${each}`) }))}
        />
      )}
    </Field>
  );
}

function ColumnsField({ collection, form, onChange }: Pick<Props, 'collection' | 'form' | 'onChange'>) {
  const say = useExportWords();
  const language = useLanguage();
  return (
    <Field label={say('columns')} help={say('columnsHelp')}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          placeholder={say('usualColumns')}
          value={form.columns ?? []}
          optionFilterProp="label"
          onChange={(columns: string[]) => onChange({ columns: columns.length > 0 ? columns : null })}
          options={collection.columns.map(({ key, zh, en }) => ({ value: key, label: language === 'en' ? en : zh }))}
        />
      )}
    </Field>
  );
}
