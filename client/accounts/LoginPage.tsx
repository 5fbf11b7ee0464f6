import { Form } from 'antd';
import { useFacts } from '../api/session.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { DEMO_PASSWORD, DemoAccounts } from './DemoAccounts.tsx';
import { type CredentialsEntry, LoginForm } from './LoginForm.tsx';
import { useAccountWords } from './words.ts';
import './accounts.css';

/** Signing in. Whoever was on the way to a page stays at its address and sees it next. */
export function LoginPage() {
  const say = useAccountWords();
  const facts = useFacts();
  const [form] = Form.useForm<CredentialsEntry>();
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
          <LoginForm form={form} />
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
