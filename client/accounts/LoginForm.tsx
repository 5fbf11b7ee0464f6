import { Button, Form, type FormInstance, Input } from 'antd';
import { AccountsApi } from '#server/accounts/contract.ts';
import { queryClient, SESSION_KEY, useAct } from '../api/query.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useAccountWords } from './words.ts';

export interface CredentialsEntry {
  username: string;
  password: string;
}

interface Props {
  /** Lets the page fill the entries in. */
  form?: FormInstance<CredentialsEntry>;
}

/** User name and password. Success puts the person into the session that every screen reads. */
export function LoginForm({ form }: Props) {
  const say = useAccountWords();
  const signIn = useAct(AccountsApi.signIn, { onSuccess: (me) => void queryClient.setQueryData(SESSION_KEY, me) });
  return (
    <>
      <ProblemAlert error={signIn.error} />
      <Form<CredentialsEntry>
        {...(form ? { form } : {})}
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => signIn.mutate({ body })}
      >
        <Form.Item name="username" label={say('username')} rules={[{ required: true, message: say('usernameNeeded') }]}>
          <Input size="large" autoComplete="username" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="password" label={say('password')} rules={[{ required: true, message: say('passwordNeeded') }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
          {say('submit')}
        </Button>
      </Form>
    </>
  );
}
