import { useOutbox } from '../outbox/useOutbox.ts';
import { signOut, useAccount } from '../session/account.ts';
import { chooseLanguage, useLanguage } from '../ui/addWords.ts';
import { Frame } from '../ui/Frame.tsx';
import { chooseTheme, useTheme } from '../ui/theme.ts';
import { PackageLink } from './PackageLink.tsx';
import { StorageFacts } from './StorageFacts.tsx';
import { TOOLS } from './tools.ts';
import { useToolWords } from './toolWords.ts';

/** What is not done at every sign, the settings of the device, and who is signed in. */
export function ToolsScreen() {
  const say = useToolWords();
  const theme = useTheme();
  const language = useLanguage();
  return (
    <Frame title={say('title')}>
      <div className="stack">
        <PackageLink />
        {TOOLS.map(({ path, title }) => (
          <a key={path} className="big" href={`#${path}`}>
            {title[language]}
          </a>
        ))}
        <h2>{say('device')}</h2>
        <button type="button" className="big" onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}>
          {say(theme === 'dark' ? 'toLight' : 'toDark')}
        </button>
        <button
          type="button"
          className="big"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => chooseLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {language === 'en' ? '中文' : 'English'}
        </button>
        <StorageFacts />
        <SignOut />
      </div>
    </Frame>
  );
}

function SignOut() {
  const say = useToolWords();
  const { me, signedIn } = useAccount();
  const { counts } = useOutbox();
  const open = counts.waiting + counts.sent + counts.refused + counts.conflict;
  return (
    <section aria-label={say('account')}>
      <h2>{say('account')}</h2>
      <p>
        {me?.displayName} · {me?.organisation.name}
      </p>
      {open > 0 ? <p className="hint">{say('openRecords', { n: open })}</p> : null}
      {signedIn === 'yes' ? (
        <button type="button" className="big" onClick={() => void signOut()}>
          {say('signOut')}
        </button>
      ) : (
        <p className="hint">{say(signedIn === 'no' ? 'sessionEnded' : 'sessionUnknown')}</p>
      )}
    </section>
  );
}
