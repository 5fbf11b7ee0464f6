import { Modal } from 'antd';
import { LoginForm } from './LoginForm.tsx';
import { useAccountWords } from './words.ts';

/** The session ended while somebody was at work: sign in again over the page, so that nothing typed is lost. */
export function SignInAgain() {
  const say = useAccountWords();
  return (
    <Modal open closable={false} footer={null} keyboard={false} mask={{ closable: false }} title={say('expired')}>
      <p>{say('expiredText')}</p>
      <LoginForm />
    </Modal>
  );
}
