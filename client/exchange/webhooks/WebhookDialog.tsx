import { Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { DivisionsApi } from '#server/divisions/contract.ts';
import { EventKind, type Webhook, WebhookDraft } from '#server/exchange/webhooks/webhookContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useWebhookWords } from './words.ts';

interface Props {
  title: string;
  okText: string;
  /** What is edited; without it a new one. */
  webhook?: Webhook;
  error: Error | null;
  isPending: boolean;
  onSubmit: (draft: WebhookDraft) => void;
  onClose: () => void;
}

interface Form {
  url: string;
  description: string;
  kinds: EventKind[];
  division: DivisionCode | undefined;
}

/** What a webhook is: where to, for whom, of what, of which ground. */
export function WebhookDialog({ title, okText, webhook, error, isPending, onSubmit, onClose }: Props) {
  const say = useWebhookWords();
  const { data: me } = useSession();
  const [form, setForm] = useState<Form>({
    url: webhook?.url ?? '',
    description: webhook?.description ?? '',
    kinds: webhook?.kinds ?? ['name.announced', 'name.renamed', 'name.abolished'],
    division: DivisionCode.safeParse(webhook?.divisionCode ?? me?.organisation.divisionCode).data,
  });
  const change = (part: Partial<Form>) => setForm((was) => ({ ...was, ...part }));
  const draft = WebhookDraft.safeParse(form);
  return (
    <Modal
      open
      title={title}
      width={640}
      mask={{ closable: false }}
      okText={okText}
      cancelText={say('cancel')}
      confirmLoading={isPending}
      okButtonProps={{ disabled: !draft.success }}
      onOk={() => draft.data && onSubmit(draft.data)}
      onCancel={onClose}
    >
      <ProblemAlert error={error} />
      <div className="webhook-form">
        <Fields form={form} change={change} />
        {!draft.success && <p className="hint">{say('needAll')}</p>}
      </div>
    </Modal>
  );
}

function Fields({ form, change }: { form: Form; change: (part: Partial<Form>) => void }) {
  const say = useWebhookWords();
  const { url, description, kinds, division } = form;
  return (
    <>
      <Field label={say('description')} required help={say('descriptionHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={description}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Field>
      <Field label={say('url')} required help={say('urlHelp')}>
        {(control) => (
          <Input
            {...control}
            type="url"
            maxLength={2000}
            placeholder="https://"
            value={url}
            onChange={({ target }) => change({ url: target.value })}
          />
        )}
      </Field>
      <Field label={say('kinds')} required>
        {({ id }) => (
          <fieldset id={id} aria-label={say('kinds')} style={{ border: 0, margin: 0, padding: 0 }}>
            <Checkbox.Group
              className="webhook-kinds"
              value={kinds}
              onChange={(chosen) => change({ kinds: EventKind.options.filter((kind) => chosen.includes(kind)) })}
              options={EventKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
            />
          </fieldset>
        )}
      </Field>
      <Field label={say('division')} required>
        {({ id }) => <ScopeSelect id={id} value={division} onChange={(chosen) => change({ division: chosen })} />}
      </Field>
    </>
  );
}

interface ScopeProps {
  id: string;
  value: DivisionCode | undefined;
  onChange: (division: DivisionCode) => void;
}

/** The office's whole division, or one county of it. */
function ScopeSelect({ id, value, onChange }: ScopeProps) {
  const say = useWebhookWords();
  const { data: me } = useSession();
  const own = DivisionCode.safeParse(me?.organisation.divisionCode).data;
  const counties = useCall(
    DivisionsApi.list,
    { query: { level: 'county', limit: 200, ...(own ? { under: own } : {}) } },
    { enabled: own !== undefined },
  );
  const whole = own ? [{ value: own, label: say('whole') }] : [];
  const inside = (counties.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Select
      id={id}
      value={value ?? null}
      onChange={(code: string) => onChange(DivisionCode.parse(code))}
      options={[...whole, ...inside.filter((county) => county.value !== own)]}
    />
  );
}
