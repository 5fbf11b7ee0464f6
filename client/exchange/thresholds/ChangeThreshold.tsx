import { App, Button, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import {
  ThresholdChange,
  type ThresholdHistory,
  ThresholdsApi,
  UNIT_LIMITS,
} from '#server/exchange/thresholds/thresholdContract.ts';
import { useAct } from '../../api/query.ts';
import { useFaults } from '../../detection/ruleDesk/useFaults.ts';
import { DayInput } from '../../naming/DayInput.tsx';
import { useToday } from '../../naming/useToday.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useThresholdDeskWords } from './deskWords.ts';
import { useThresholdWords } from './words.ts';

interface Form {
  isEnd: boolean;
  jurisdiction: string;
  value: number | null;
  from: string;
  source: string;
  reason: string;
}
type Change = (part: Partial<Form>) => void;

/** Another value from a day on, for the office or a part of it, with its document; or the end of a local one. */
export function ChangeThreshold({ history }: { history: ThresholdHistory }) {
  const say = useThresholdDeskWords();
  const { form, change, errorOf, error, pointers, isPending, submit } = useChange(history);
  return (
    <section className="size-change" aria-labelledby="size-change">
      <h3 id="size-change">{say('change')}</h3>
      <ProblemAlert error={error} shownElsewhere={pointers} />
      <Scope {...{ history, form, change, errorOf }} />
      <Value {...{ history, form, change, errorOf }} />
      <Ground {...{ form, change, errorOf }} />
      <p className="hint">{say('second')}</p>
      <Button type="primary" loading={isPending} onClick={submit}>
        {say('save')}
      </Button>
    </section>
  );
}

function useForm({ scopes }: ThresholdHistory) {
  const today = useToday();
  // Of its own before the nation's.
  const own = scopes.find(({ jurisdiction }) => jurisdiction !== 'CN') ?? scopes[0];
  const [typed, setTyped] = useState<Partial<Form>>({});
  const first = { isEnd: false, jurisdiction: own?.jurisdiction ?? '', value: null, source: '', reason: '' };
  const change: Change = (part) => setTyped((was) => ({ ...was, ...part }));
  const form: Form = { ...first, from: today ?? '', ...typed };
  return { form, change, clear: () => setTyped({}) };
}

function useChange(history: ThresholdHistory) {
  const say = useThresholdDeskWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const { form, change, clear } = useForm(history);
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const save = useAct(ThresholdsApi.change, {
    onSuccess: () => {
      void message.success(say('saved', { day: formatDay(form.from, language) }));
      clear();
      setKey(crypto.randomUUID());
    },
  });
  const { faults, pointers } = useFaults(save.error, '');
  const { isEnd, ...rest } = form;
  const submit = () => {
    const body = ThresholdChange.safeParse({ ...rest, value: isEnd ? null : form.value });
    const gaps = new Set(body.error?.issues.map(({ path }) => String(path[0])));
    if (!isEnd && form.value === null) gaps.add('value');
    setMissing(gaps);
    const version = history.scopes.find(({ jurisdiction }) => jurisdiction === form.jurisdiction)?.version ?? 0;
    if (body.success && gaps.size === 0)
      save.mutate({ params: { id: history.id }, version, body: body.data, idempotencyKey });
  };
  const errorOf = (name: string) => faults.get(name) ?? (missing.has(name) ? say('needed') : undefined);
  return { form, change, errorOf, error: save.error, pointers, isPending: save.isPending, submit };
}

interface Part {
  form: Form;
  change: Change;
  errorOf: (name: string) => string | undefined;
}

function Scope({ history, form, change, errorOf }: Part & { history: ThresholdHistory }) {
  const say = useThresholdDeskWords();
  const options = history.scopes.map(({ jurisdiction, division }) => ({
    value: jurisdiction,
    label: division ? `${division} ${jurisdiction}` : say('nation'),
  }));
  return (
    <Field label={say('scopeLabel')} required error={errorOf('jurisdiction')}>
      {(control) => (
        <Select
          {...control}
          value={form.jurisdiction}
          options={options}
          onChange={(jurisdiction: string) => change({ jurisdiction, isEnd: false })}
        />
      )}
    </Field>
  );
}

function Value({ history, form, change, errorOf }: Part & { history: ThresholdHistory }) {
  const say = useThresholdDeskWords();
  const sayUnit = useThresholdWords();
  const { unit, rows } = history;
  const { least, most, isWhole } = UNIT_LIMITS[unit];
  const limits = { least: least.toLocaleString(undefined, { maximumFractionDigits: 6 }), most: most.toLocaleString() };
  const mayEnd =
    form.jurisdiction !== 'CN' &&
    rows.some(
      ({ jurisdiction, state }) => jurisdiction === form.jurisdiction && (state === 'in_force' || state === 'future'),
    );
  return (
    <>
      {mayEnd && (
        <Radio.Group
          aria-label={say('whichAct')}
          value={form.isEnd}
          onChange={({ target }) => change({ isEnd: target.value === true })}
          options={[
            { value: false, label: say('change') },
            { value: true, label: say('end') },
          ]}
        />
      )}
      {form.isEnd ? (
        <p className="hint">{say('endHelp')}</p>
      ) : (
        <Field
          label={say('newValue', { unit: unit === 'ratio' ? say('unit.ratio') : sayUnit(`unit.${unit}`) })}
          required
          error={errorOf('value')}
          help={say(isWhole ? 'limitsWhole' : 'limits', limits)}
        >
          {(control) => (
            <InputNumber
              {...control}
              value={form.value}
              onChange={(value) => change({ value })}
              className="size-input"
            />
          )}
        </Field>
      )}
    </>
  );
}

function Ground({ form, change, errorOf }: Part) {
  const say = useThresholdDeskWords();
  return (
    <>
      <Field label={say('fromLabel')} required error={errorOf('from')} help={say('fromHelp')}>
        {({ id }) => (
          <DayInput id={id} value={form.from || undefined} onChange={(day) => change({ from: day ?? '' })} />
        )}
      </Field>
      <Field label={say('source')} required error={errorOf('source')}>
        {(control) => (
          <Input {...control} value={form.source} onChange={({ target }) => change({ source: target.value })} />
        )}
      </Field>
      <Field label={say('reason')} required error={errorOf('reason')}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={form.reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        )}
      </Field>
    </>
  );
}
