import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { DivisionCode } from '#server/platform/contract.ts';
import { SignId } from '#server/signs/contract.ts';
import { OrderDraft } from '#server/signs/orders/orderContract.ts';
import { OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { TextField } from '../../boundaries/markers/TextField.tsx';
import { DivisionFilter } from '../../gazetteer/DivisionFilter.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PositionField } from '../PositionField.tsx';
import { SignChoice } from './SignChoice.tsx';
import { useDefectOptions } from './useDefectOptions.ts';
import { useOrderWords } from './words.ts';
import '../../ui/listPage.css';
import './orders.css';

interface Form {
  isRegistered: boolean;
  signId: SignId | null;
  division: DivisionCode | undefined;
  position: [number, number] | null;
  defectCode: string | null;
  text: string;
}

/** Opens an order by hand: on a sign of the register, or on one that stands there without any. */
export function NewOrder() {
  const say = useOrderWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form, setForm] = useState<Form>({
    ...{ isRegistered: true, signId: SignId.safeParse(search.get('sign')).data ?? null, division: undefined },
    ...{ position: null, defectCode: null, text: '' },
  });
  // One key for this form: a second click after a lost reply must not open a second order.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const change = (part: Partial<Form>) => setForm((was) => ({ ...was, ...part }));
  const create = useAct(OrdersApi.createOrder, { onSuccess: ({ id }) => void navigate(`/signs/orders/${id}`) });
  const { isRegistered, signId, division, position, defectCode, text } = form;
  const body = OrderDraft.safeParse({ defectCode, text, ...(isRegistered ? { signId } : { division, position }) });
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/orders">{say('back')}</Link>
      </nav>
      <PageHeader title={say('newTitle')} lead={say('newLead')} />
      <section className="panel order-form" aria-label={say('newTitle')}>
        <ProblemAlert error={create.error} />
        <About form={form} change={change} />
        <Defect form={form} change={change} />
        <TextField label={say('text')} required long value={text} onChange={(value) => change({ text: value })} />
        {!body.success && <p className="hint">{say('needAll')}</p>}
        <div>
          <Button
            type="primary"
            disabled={!body.success}
            loading={create.isPending}
            onClick={() => body.data && create.mutate({ body: body.data, idempotencyKey })}
          >
            {say('create')}
          </Button>
        </div>
      </section>
    </>
  );
}

interface Part {
  form: Form;
  change: (part: Partial<Form>) => void;
}

function About({ form, change }: Part) {
  const say = useOrderWords();
  const setRegistered = (isRegistered: boolean) =>
    change({ isRegistered, ...(isRegistered || form.defectCode ? {} : { defectCode: 'F11' }) });
  return (
    <>
      <Radio.Group
        aria-label={say('about')}
        value={form.isRegistered}
        onChange={({ target }) => setRegistered(target.value === true)}
        options={[
          { value: true, label: say('aboutSign') },
          { value: false, label: say('aboutPlace') },
        ]}
      />
      {form.isRegistered ? (
        <SignChoice value={form.signId} onChange={(signId) => change({ signId })} />
      ) : (
        <>
          <Field label={say('division')} required>
            {() => <DivisionFilter value={form.division} onChange={(division) => change({ division })} />}
          </Field>
          <PositionField value={form.position} around={null} onChange={(position) => change({ position })} />
        </>
      )}
    </>
  );
}

function Defect({ form, change }: Part) {
  const say = useOrderWords();
  const options = useDefectOptions();
  return (
    <Field label={say('defect')} required help={<Limit code={form.defectCode} />}>
      {(control) => (
        <Select
          {...control}
          placeholder={say('chooseDefect')}
          value={form.defectCode}
          onChange={(defectCode: string) => change({ defectCode })}
          options={options}
        />
      )}
    </Field>
  );
}

/** By when the defect is put right, and where that stands. */
function Limit({ code }: { code: string | null }) {
  const say = useOrderWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { data } = useCall(OrdersApi.orderRules, { query: {} });
  const rule = data?.items.find((one) => one.code === code);
  if (!rule) return null;
  if (rule.days === null) return <>{say('noLimit')}</>;
  const article = isChinese ? rule.articleZh : rule.article;
  return <>{say(rule.adopted ? 'limit' : 'limitModel', { n: rule.days, unit: say(rule.unit), article })}</>;
}
