import { type FormEvent, useState } from 'react';
import { FieldProblem } from '../api/fieldProblem.ts';
import { sendNow } from '../outbox/sender.ts';
import { type Language, useLanguage } from '../ui/addWords.ts';
import { Frame } from '../ui/Frame.tsx';
import { go } from '../ui/router.ts';
import { signIn, useAccount } from './account.ts';
import { useSessionWords } from './words.ts';

/** User name and password. Needed once with a network; afterwards the data on the device opens without it. */
export function SignInScreen() {
  const say = useSessionWords();
  const language = useLanguage();
  const { me } = useAccount();
  const [username, setUsername] = useState(me?.username ?? '');
  const [password, setPassword] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    setProblem(undefined);
    try {
      await signIn(username.trim(), password);
      void sendNow(true);
      go('/', true);
    } catch (error) {
      setProblem(problemIn(language, error) || say('noNetwork'));
    } finally {
      setWorking(false);
    }
  };
  return (
    <Frame title={say('title')} {...(me ? { back: '/' } : { alone: true })}>
      <form onSubmit={(event) => void submit(event)} className="stack">
        <p className="hint">{say('lead')}</p>
        <label>
          {say('username')}
          <input
            value={username}
            onChange={(e) => setUsername(e.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            required
          />
        </label>
        <label>
          {say('password')}
          <input
            type="password"
            value={password}
            onChange={(e) => setPassword(e.target.value)}
            autoComplete="current-password"
            required
          />
        </label>
        {problem ? (
          <p role="alert" className="alert">
            {problem}
          </p>
        ) : null}
        <button type="submit" className="big main" disabled={working}>
          {say(working ? 'working' : 'submit')}
        </button>
      </form>
    </Frame>
  );
}

/** What the server said against it; empty when it could not be reached. */
function problemIn(language: Language, error: unknown): string {
  if (!(error instanceof FieldProblem)) throw error;
  if (error.status === 0) return '';
  return language === 'en' ? error.detail : error.detailZh;
}
