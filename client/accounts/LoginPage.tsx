import { Button, Form, Input } from 'antd';
import { AccountsApi } from '#server/accounts/contract.ts';
import { queryClient, SESSION_KEY, useAct } from '../api/query.ts';
import { useFacts } from '../api/session.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { DEMO_PASSWORD, DemoAccounts } from './DemoAccounts.tsx';
import { useAccountWords } from './words.ts';
import './accounts.css';

interface Credentials {
  username: string;
  password: string;
}

/** Signing in. Whoever was on the way to a page stays at its address and sees it next. */
export function LoginPage() {
  const say = useAccountWords();
  const facts = useFacts();
  const [form] = Form.useForm<Credentials>();
  const signIn = useAct(AccountsApi.signIn, { onSuccess: (me) => void queryClient.setQueryData(SESSION_KEY, me) });
  useTitle(say('title'));
  return (
    <main className="login">
      <div className="login-head">
        <p className="login-wordmark">地名</p>
        <LanguageSwitch />
      </div>
      <div className="login-columns">
        <section className="panel login-form" aria-labelledby="login-title">
          <h1 id="login-title">{say('product')}</h1>
          <p>{say('lead')}</p>
          <ProblemAlert error={signIn.error} />
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => signIn.mutate({ body })}>
            <Form.Item
              name="username"
              label={say('username')}
              rules={[{ required: true, message: say('usernameNeeded') }]}
            >
              <Input size="large" autoComplete="username" autoCapitalize="none" autoFocus />
            </Form.Item>
            <Form.Item
              name="password"
              label={say('password')}
              rules={[{ required: true, message: say('passwordNeeded') }]}
            >
              <Input.Password size="large" autoComplete="current-password" />
            </Form.Item>
            <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
              {say('submit')}
            </Button>
          </Form>
          <p className="login-public">
            <a href="/">{say('public')}</a>
          </p>
        </section>
        {facts?.demonstration && (
          <DemoAccounts onChoose={(username) => form.setFieldsValue({ username, password: DEMO_PASSWORD })} />
        )}
      </div>
    </main>
  );
}
