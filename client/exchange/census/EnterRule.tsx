import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { CensusApi, DeemingRuleDraft } from '#server/exchange/census/censusApiContract.ts';
import { useAct } from '../../api/query.ts';
import { DayInput } from '../../naming/DayInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { faultyFields } from './actForm.ts';
import { useRuleWords } from './ruleWords.ts';

const TEXTS = ['instrument', 'documentNo', 'organ', 'article', 'jurisdiction'] as const;
const NOTHING = { instrument: '', documentNo: '', organ: '', article: '', text: '', from: '', to: '' };

/** A rule as the instrument has it; another person holds it against the text. */
export function EnterRule({ division }: { division: string }) {
  const say = useRuleWords();
  const { message } = App.useApp();
  const first = { ...NOTHING, jurisdiction: division };
  const [values, setValues] = useState(first);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const change = (part: Partial<typeof values>) => setValues((was) => ({ ...was, ...part }));
  const enter = useAct(CensusApi.enterRule, {
    onSuccess: () => {
      setValues(first);
      void message.success(say('saved'));
    },
  });
  const submit = () => {
    const body = DeemingRuleDraft.safeParse({ ...values, to: values.to || undefined });
    setFaults(faultyFields(body.error?.issues ?? []));
    if (body.success) enter.mutate({ body: body.data, idempotencyKey: crypto.randomUUID() });
  };
  const errorOf = (name: string) => (faults.has(name) ? say('needed') : undefined);
  return (
    <section className="panel" aria-labelledby="enter-rule">
      <h2 id="enter-rule">{say('enter')}</h2>
      <ProblemAlert error={enter.error} />
      <div className="census-act-form">
        <div className="census-field-grid">
          {TEXTS.map((name) => (
            <Field
              key={name}
              label={say(name)}
              required={name !== 'documentNo'}
              error={errorOf(name)}
              help={name === 'jurisdiction' && say('jurisdictionHelp')}
            >
              {(control) => (
                <Input {...control} value={values[name]} onChange={({ target }) => change({ [name]: target.value })} />
              )}
            </Field>
          ))}
          <Field label={say('fromDay')} required error={errorOf('from')}>
            {({ id }) => (
              <DayInput id={id} value={values.from || undefined} onChange={(day) => change({ from: day ?? '' })} />
            )}
          </Field>
          <Field label={say('toDay')}>
            {({ id }) => (
              <DayInput id={id} value={values.to || undefined} onChange={(day) => change({ to: day ?? '' })} />
            )}
          </Field>
        </div>
        <Field label={say('text')} required error={errorOf('text')}>
          {(control) => (
            <Input.TextArea
              {...control}
              value={values.text}
              onChange={({ target }) => change({ text: target.value })}
            />
          )}
        </Field>
        <p className="hint">{say('second')}</p>
        <Button type="primary" loading={enter.isPending} onClick={submit}>
          {say('save')}
        </Button>
      </div>
    </section>
  );
}
