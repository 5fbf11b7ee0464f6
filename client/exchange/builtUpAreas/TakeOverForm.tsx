import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BuiltUpApi, type BuiltUpPreview, BuiltUpTakeOver } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { useAct } from '../../api/query.ts';
import { DayInput } from '../../naming/DayInput.tsx';
import { useToday } from '../../naming/useToday.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type Chosen, itemsOf } from './chosen.ts';
import { useBuiltUpWords } from './words.ts';
import '../../naming/campaigns/dialog.css';

type Typed = Record<'source' | 'documentNo' | 'asOf' | 'validFrom', string | undefined>;
const EMPTY: Typed = { source: '', documentNo: '', asOf: undefined, validFrom: undefined };

interface Props {
  preview: BuiltUpPreview;
  chosen: Chosen;
}

/** On whose word and from which day the chosen areas come into force. */
export function TakeOverForm({ preview: { id, areas }, chosen }: Props) {
  const say = useBuiltUpWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const today = useToday();
  const [typed, setTyped] = useState(EMPTY);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const validFrom = typed.validFrom ?? today;
  const items = itemsOf(areas, chosen);
  const takeOver = useAct(BuiltUpApi.takeOver, {
    onSuccess: ({ items: taken }) => {
      void message.success(say('taken', { n: taken.length }));
      return navigate(`/built-up-areas?at=${taken[0]?.validFrom ?? ''}`);
    },
  });
  const submit = () => {
    const parsed = BuiltUpTakeOver.safeParse({ ...typed, validFrom, items });
    const found = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
    setFaults(found);
    const [first] = found;
    if (parsed.success) takeOver.mutate({ params: { id }, body: parsed.data });
    else document.getElementById(`built-up-${first}`)?.focus();
  };
  return (
    <section className="panel" aria-label={say('basis')}>
      <h2>{say('basis')}</h2>
      <div className="dialog-fields">
        <BasisFields
          typed={{ ...typed, validFrom }}
          faults={faults}
          put={(part) => setTyped((was) => ({ ...was, ...part }))}
        />
        <ProblemAlert error={takeOver.error} />
        <div>
          <Button type="primary" disabled={items.length === 0} loading={takeOver.isPending} onClick={submit}>
            {items.length === 0 ? say('nothing') : say('takeOver', { n: items.length })}
          </Button>
        </div>
      </div>
    </section>
  );
}

interface FieldsProps {
  typed: Typed;
  faults: ReadonlySet<string>;
  put: (part: Partial<Typed>) => void;
}

function BasisFields({ typed, faults, put }: FieldsProps) {
  const say = useBuiltUpWords();
  const errorOf = (name: keyof Typed) => (faults.has(name) ? say('fault') : undefined);
  return (
    <>
      <Field
        id="built-up-source"
        label={say('sourceLabel')}
        required
        help={say('sourceHelp')}
        error={errorOf('source')}
      >
        {(control) => (
          <Input {...control} value={typed.source} onChange={({ target }) => put({ source: target.value })} />
        )}
      </Field>
      <Field id="built-up-documentNo" label={say('documentNo')} required error={errorOf('documentNo')}>
        {(control) => (
          <Input {...control} value={typed.documentNo} onChange={({ target }) => put({ documentNo: target.value })} />
        )}
      </Field>
      <div className="field-row">
        <Field id="built-up-asOf" label={say('asOfLabel')} required error={errorOf('asOf')}>
          {({ id }) => <DayInput id={id} value={typed.asOf} onChange={(asOf) => put({ asOf })} />}
        </Field>
        <Field
          id="built-up-validFrom"
          label={say('validFrom')}
          required
          help={say('validFromHelp')}
          error={errorOf('validFrom')}
        >
          {({ id }) => <DayInput id={id} value={typed.validFrom} onChange={(day) => put({ validFrom: day })} />}
        </Field>
      </div>
    </>
  );
}
