import { Input, Select } from 'antd';
import { FilingApprover } from '#server/naming/filings/filingContract.ts';
import { useCodeList, useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { Field } from '../../ui/Field.tsx';
import { useOwnDivisions } from '../campaigns/useOwnDivisions.ts';
import { DayInput } from '../DayInput.tsx';
import { categoriesOf, type FilingForm } from './filingForm.ts';
import { type FilingWord, useFilingWords } from './words.ts';

interface Props {
  form: FilingForm;
  faults: ReadonlySet<string>;
  onChange: (part: Partial<FilingForm>) => void;
}

/** Who approved what, when, by which document. */
export function ApprovalFields({ form, faults, onChange }: Props) {
  const say = useFilingWords();
  const faultOf = (pointer: string) => (faults.has(pointer) ? say('required') : undefined);
  const isAwaited = form.as === 'awaited';
  return (
    <div className="form-grid">
      <OrganFields form={form} faults={faults} onChange={onChange} />
      <Field
        label={say('approvalNo')}
        required={!isAwaited}
        help={say('documentExample')}
        error={faultOf('/documentNo')}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            value={form.documentNo}
            onChange={({ target }) => onChange({ documentNo: target.value })}
          />
        )}
      </Field>
      <Field label={say('approvedOn')} required error={faultOf('/approvedOn')}>
        {({ id }) => <DayInput id={id} value={form.approvedOn} onChange={(approvedOn) => onChange({ approvedOn })} />}
      </Field>
      {form.as === 'paper' && <LineField name="filer" form={form} onChange={onChange} error={faultOf('/filer')} />}
      {isAwaited ? (
        <LineField name="knownFrom" form={form} onChange={onChange} error={faultOf('/knownFrom')} />
      ) : (
        <LineField name="note" form={form} onChange={onChange} error={faultOf('/note')} />
      )}
    </div>
  );
}

interface LineProps {
  name: 'filer' | 'knownFrom' | 'note' | 'approver';
  form: FilingForm;
  onChange: Props['onChange'];
  error: string | undefined;
}

function LineField({ name, form, onChange, error }: LineProps) {
  const say = useFilingWords();
  const label: FilingWord = name;
  return (
    <div className={name === 'approver' ? undefined : 'wide'}>
      <Field label={say(label)} required={name !== 'note'} error={error}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={form[name]}
            onChange={({ target }) => onChange({ [name]: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function OrganFields({ form, faults, onChange }: Props) {
  const say = useFilingWords();
  const sayPlace = useGazetteerWords();
  const divisions = useOwnDivisions();
  const kinds = useCodeOptions('organ-kinds');
  const routes = useCodeList('filing-routes');
  const categories = categoriesOf(routes, form);
  const faultOf = (pointer: string) => (faults.has(pointer) ? say('required') : undefined);
  const isApprover = (value: string) => FilingApprover.safeParse(value).success;
  const move = (code: string) => {
    const name = divisions.find((division) => division.code === code)?.name ?? '';
    onChange({
      approverDivision: code,
      names: form.names.map((named) => ({ ...named, division: code, geometry: null })),
      ...(form.approverKind === 'government' ? { approver: `${name}人民政府` } : {}),
    });
  };
  return (
    <>
      <Field label={say('approverKind')} required error={faultOf('/approverKind')}>
        {(control) => (
          <Select
            {...control}
            value={form.approverKind}
            options={kinds.filter(({ value }) => isApprover(value))}
            onChange={(approverKind: FilingApprover) => onChange({ approverKind, category: undefined })}
          />
        )}
      </Field>
      <Field label={say('approverDivision')} required error={faultOf('/approverDivision')}>
        {(control) => (
          <Select
            {...control}
            value={form.approverDivision || null}
            options={divisions.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={move}
          />
        )}
      </Field>
      <LineField name="approver" form={form} onChange={onChange} error={faultOf('/approver')} />
      <Field label={say('category')} required error={faultOf('/category')}>
        {(control) => (
          <Select
            {...control}
            value={form.category ?? null}
            options={categories.map((value) => ({ value, label: sayPlace(`category.${value}`) }))}
            onChange={(category: FilingForm['category']) => onChange({ category })}
          />
        )}
      </Field>
    </>
  );
}
