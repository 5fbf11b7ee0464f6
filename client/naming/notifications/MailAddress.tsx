import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { NotificationsApi } from '#server/naming/notifications/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useNotificationWords } from './words.ts';

/** Where messages also go by mail: shown, set, removed. */
export function MailAddress() {
  const say = useNotificationWords();
  const { data } = useCall(NotificationsApi.mailAddress, {});
  const [isOpen, setOpen] = useState(false);
  const save = useAct(NotificationsApi.setMailAddress, { onSuccess: () => setOpen(false) });
  if (!data) return null;
  if (isOpen) {
    return (
      <AddressForm
        first={data.email ?? ''}
        isPending={save.isPending}
        error={save.error}
        onSave={(email) => save.mutate({ body: { email: email === '' ? null : email } })}
        onCancel={() => setOpen(false)}
      />
    );
  }
  return (
    <p className="mail-address">
      <span>{data.email ? say('mailTo', { email: data.email }) : say('mailNone')}</span>
      <Button size="small" onClick={() => setOpen(true)}>
        {say(data.email ? 'mailChange' : 'mailSet')}
      </Button>
    </p>
  );
}

interface FormProps {
  first: string;
  isPending: boolean;
  error: Error | null;
  onSave: (email: string) => void;
  onCancel: () => void;
}

function AddressForm({ first, isPending, error, onSave, onCancel }: FormProps) {
  const say = useNotificationWords();
  const [email, setEmail] = useState(first);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(email.trim());
  };
  return (
    <form className="mail-address" onSubmit={submit}>
      <Field label={say('mailLabel')} help={say('mailHelp')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="email"
            maxLength={200}
            value={email}
            autoFocus
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <ProblemAlert error={error} />
      <Button type="primary" htmlType="submit" loading={isPending}>
        {say('mailSave')}
      </Button>
      <Button onClick={onCancel}>{say('mailCancel')}</Button>
    </form>
  );
}
