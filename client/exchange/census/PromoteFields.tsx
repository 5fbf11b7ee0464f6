import { Checkbox, Input, Radio, Select } from 'antd';
import { Link } from 'react-router';
import { CensusApi } from '#server/exchange/census/censusApiContract.ts';
import type { CensusRecord, Secrecy } from '#server/exchange/census/censusContract.ts';
import { useCall } from '../../api/query.ts';
import { useCodeOptions } from '../../gazetteer/useCodeList.ts';
import { DayInput } from '../../naming/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { type ActFields, openClashes } from './actForm.ts';
import { useActWords } from './actWords.ts';

/** Which of the categories of the Regulations the entity is; proposed by the class of the census. */
export function CategoryField({ values, change, faults }: ActFields) {
  const say = useActWords();
  const options = useCodeOptions('categories');
  return (
    <Field label={say('category')} required error={faults.has('category') ? say('needed') : undefined}>
      {(control) => (
        <Select
          {...control}
          value={values.category || null}
          onChange={(category: string) => change({ category })}
          options={options}
        />
      )}
    </Field>
  );
}

type TextName = 'documentNo' | 'organ' | 'article' | 'listedIn' | 'declassifyNo' | 'declassifyOrgan';

function Line({ name, values, change, faults }: ActFields & { name: TextName }) {
  const say = useActWords();
  return (
    <Field label={say(name)} required={name !== 'article'} error={faults.has(name) ? say('needed') : undefined}>
      {(control) => (
        <Input
          {...control}
          maxLength={200}
          value={values[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
}

function DayLine({ name, values, change, faults }: ActFields & { name: 'day' | 'declassifyDay' }) {
  const say = useActWords();
  return (
    <Field label={say(name)} required error={faults.has(name) ? say('needed') : undefined}>
      {({ id }) => (
        <DayInput id={id} value={values[name] || undefined} onChange={(day) => change({ [name]: day ?? '' })} />
      )}
    </Field>
  );
}

interface GroundProps extends ActFields {
  /** Of the records: only what is not public can be declassified. */
  secrecy: Secrecy;
}

/** What makes the name standard, and the document that lifts its label. */
export function GroundFields({ secrecy, ...form }: GroundProps) {
  const say = useActWords();
  const { values, change } = form;
  const isDocument = values.groundKind === 'document';
  return (
    <>
      <Field label={say('ground')} required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label={say('ground')}
            value={values.groundKind}
            onChange={({ target }) => change({ groundKind: target.value === 'deeming' ? 'deeming' : 'document' })}
            options={(['document', 'deeming'] as const).map((value) => ({ value, label: say(`ground.${value}`) }))}
          />
        )}
      </Field>
      {isDocument ? (
        <div className="census-field-grid">
          <Line name="documentNo" {...form} />
          <Line name="organ" {...form} />
          <DayLine name="day" {...form} />
          <Line name="article" {...form} />
        </div>
      ) : (
        <RuleFields {...form} />
      )}
      {secrecy !== 'public' && <Declassify {...form} />}
    </>
  );
}

function RuleFields(form: ActFields) {
  const say = useActWords();
  const { data } = useCall(CensusApi.rules, {});
  const rules = data?.items.filter(({ counts }) => counts) ?? [];
  if (data && rules.length === 0) {
    return (
      <p className="hint">
        {say('noRule')} <Link to="/census/rules">{say('enterRule')}</Link>
      </p>
    );
  }
  const { values, change, faults } = form;
  return (
    <>
      <Field label={say('rule')} required error={faults.has('ruleId') ? say('needed') : undefined}>
        {(control) => (
          <Select
            {...control}
            value={values.ruleId || null}
            onChange={(ruleId: string) => change({ ruleId })}
            options={rules.map(({ id, instrument, article }) => ({ value: id, label: `${instrument} ${article}` }))}
          />
        )}
      </Field>
      <Line name="listedIn" {...form} />
    </>
  );
}

function Declassify(form: ActFields) {
  const say = useActWords();
  const { values, change } = form;
  return (
    <>
      <p className="hint">{say('secrecyStays')}</p>
      <Checkbox checked={values.isDeclassified} onChange={({ target }) => change({ isDeclassified: target.checked })}>
        {say('declassify')}
      </Checkbox>
      {values.isDeclassified && (
        <div className="census-field-grid">
          <Line name="declassifyNo" {...form} />
          <Line name="declassifyOrgan" {...form} />
          <DayLine name="declassifyDay" {...form} />
        </div>
      )}
    </>
  );
}

/** A written answer to each name that clashes and leaves room for one. */
export function ClashFields({ record, values, change }: ActFields & { record: CensusRecord }) {
  const say = useActWords();
  return openClashes(record).map(({ nameId, name }) => (
    <Field key={nameId} label={say('clash', { name })}>
      {(control) => (
        <Input
          {...control}
          maxLength={500}
          value={values.clashReasons[nameId] ?? ''}
          onChange={({ target }) => change({ clashReasons: { ...values.clashReasons, [nameId]: target.value } })}
        />
      )}
    </Field>
  ));
}
