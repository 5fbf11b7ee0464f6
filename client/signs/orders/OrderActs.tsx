import { App, Button } from 'antd';
import { useState } from 'react';
import { type Order, OrderAct, type OrderActName } from '#server/signs/orders/orderContract.ts';
import { OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { useAct } from '../../api/query.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { type Answers, FormFields, type Question } from '../../boundaries/incidents/FormFields.tsx';
import { useOrderWords } from './words.ts';

const MISSING = ['after-photo', 'other-person'] as const;

/** What this person may do with an order now, and what still stands against it. */
export function OrderActs({ order }: { order: Order }) {
  const say = useOrderWords();
  const [act, setAct] = useState<OrderActName | null>(null);
  const { next, state } = order;
  if (next.length === 0)
    return <p className="hint">{say(state === 'closed' || state === 'dropped' ? 'ended' : 'waitsFor')}</p>;
  const missing = MISSING.filter((code) => next.some((one) => one.missing.includes(code)));
  return (
    <section className="panel" aria-label={say('next')}>
      <div className="order-acts">
        {next.map((one, i) => (
          <Button
            key={one.act}
            type={i === 0 ? 'primary' : 'default'}
            danger={one.act === 'drop'}
            disabled={one.missing.length > 0}
            onClick={() => setAct(one.act)}
          >
            {say(one.act === 'assign' && state === 'assigned' ? 'act.reassign' : `act.${one.act}`)}
          </Button>
        ))}
      </div>
      {missing.length > 0 && (
        <p className="hint">{say('missing', { what: missing.map((code) => say(`miss.${code}`)).join('；') })}</p>
      )}
      {act && <ActDialog order={order} act={act} onClose={() => setAct(null)} />}
    </section>
  );
}

function ActDialog({ order, act, onClose }: { order: Order; act: OrderActName; onClose: () => void }) {
  const say = useOrderWords();
  const { message } = App.useApp();
  const { id, version, dueOn, maintainer, sign } = order;
  const [answers, setAnswers] = useState<Answers>({
    ...{ maintainer: maintainer ?? sign?.maintainer ?? '', dueOn: dueOn ?? '' },
  });
  const questions = useQuestions(act);
  const perform = useAct(OrdersApi.actOnOrder, {
    onSuccess: () => {
      void message.success(say('saved'));
      onClose();
    },
  });
  const given = Object.fromEntries(questions.map(({ name }) => [name, answers[name]?.trim() || null]));
  const body = OrderAct.safeParse({ act, ...given });
  return (
    <LineDialog
      className="order-form"
      title={say(`act.${act}`)}
      intro={say(`intro.${act}`)}
      error={perform.error}
      isPending={perform.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && perform.mutate({ params: { id }, version, body: body.data })}
      onClose={onClose}
    >
      <FormFields questions={questions} answers={answers} onChange={setAnswers} />
    </LineDialog>
  );
}

function useQuestions(act: OrderActName): Question[] {
  const say = useOrderWords();
  const reason: Question = { name: 'reason', kind: 'paragraph', label: say('field.reason') };
  switch (act) {
    case 'assign':
      return [{ name: 'maintainer', kind: 'line', label: say('field.maintainer') }];
    case 'set_due':
      return [{ name: 'dueOn', kind: 'day', label: say('field.dueOn') }, reason];
    case 'done':
      return [{ name: 'note', kind: 'paragraph', label: say('field.note') }];
    case 'close':
      return [{ name: 'note', kind: 'paragraph', label: say('field.note'), optional: true }];
    default:
      return [reason];
  }
}
