import { App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { PlanDraft, ReservationApi } from '#server/naming/reservations/reservationContract.ts';
import { useAct } from '../../api/query.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { OTHER_CATEGORIES, USUAL_CATEGORIES } from '../apply/categoryTraits.ts';
import { useDivisions } from '../apply/useDivisions.ts';
import { DayInput } from '../DayInput.tsx';
import { useReservationWords } from './words.ts';
import '../campaigns/dialog.css';

interface Typed {
  title: string;
  division: string;
  documentNo: string;
  approver: string;
  approvedOn: string | undefined;
  endsOn: string | undefined;
  category: string;
  lines: string;
}
const EMPTY: Typed = {
  ...{ title: '', division: '', documentNo: '', approver: '', approvedOn: undefined, endsOn: undefined },
  ...{ category: 'street', lines: '' },
};

const bodyOf = ({ lines, category, endsOn, ...plan }: Typed) => ({
  ...plan,
  ...(endsOn ? { endsOn } : {}),
  names: lines
    .split('\n')
    .map((line) => line.trim())
    .filter((name) => name !== '')
    .map((name) => ({ name, category })),
});

/** Registers a plan that was approved: its document, and its names, one a line. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const say = useReservationWords();
  const { message } = App.useApp();
  const [typed, setTyped] = useState(EMPTY);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(true);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const register = useAct(ReservationApi.registerPlan, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  const submit = () => {
    const parsed = PlanDraft.safeParse(bodyOf(typed));
    setFaults(new Set(parsed.error?.issues.map(({ path }) => String(path[0]))));
    if (parsed.success) register.mutate({ body: parsed.data, idempotencyKey });
  };
  return (
    <Modal
      open={isOpen}
      title={say('register')}
      width={640}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={register.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={register.error} />
      <div className="dialog-fields">
        <PlanFields typed={typed} faults={faults} put={(part) => setTyped((was) => ({ ...was, ...part }))} />
      </div>
    </Modal>
  );
}

interface Fields {
  typed: Typed;
  faults: ReadonlySet<string>;
  put: (part: Partial<Typed>) => void;
}

function PlanFields({ typed, faults, put }: Fields) {
  const say = useReservationWords();
  const { counties } = useDivisions(typed.division);
  const errorOf = (name: string) => (faults.has(name) ? say('fault') : undefined);
  const words = { title: 'planTitle', documentNo: 'documentNo', approver: 'approver' } as const;
  return (
    <>
      {(['title', 'documentNo', 'approver'] as const).map((name) => (
        <Field key={name} label={say(words[name])} required error={errorOf(name)}>
          {(control) => (
            <Input {...control} value={typed[name]} onChange={(event) => put({ [name]: event.target.value })} />
          )}
        </Field>
      ))}
      <Field label={say('division')} required error={errorOf('division')}>
        {(control) => (
          <Select
            {...control}
            value={typed.division || null}
            options={counties.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(division: string) => put({ division })}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={say('approvedOn')} required error={errorOf('approvedOn')}>
          {({ id }) => <DayInput id={id} value={typed.approvedOn} onChange={(approvedOn) => put({ approvedOn })} />}
        </Field>
        <Field label={say('endsOn')} error={errorOf('endsOn')}>
          {({ id }) => <DayInput id={id} value={typed.endsOn} onChange={(endsOn) => put({ endsOn })} />}
        </Field>
      </div>
      <NameLines typed={typed} faults={faults} put={put} />
    </>
  );
}

function NameLines({ typed, faults, put }: Fields) {
  const say = useReservationWords();
  const sayPlace = useGazetteerWords();
  return (
    <>
      <Field label={say('category')} required>
        {(control) => (
          <Select
            {...control}
            value={typed.category}
            options={[...USUAL_CATEGORIES, ...OTHER_CATEGORIES].map((value) => ({
              value: String(value),
              label: sayPlace(`category.${value}`),
            }))}
            onChange={(category: string) => put({ category })}
          />
        )}
      </Field>
      <Field
        label={say('names')}
        required
        help={say('namesHelp')}
        error={faults.has('names') ? say('fault') : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={6}
            value={typed.lines}
            onChange={(event) => put({ lines: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
