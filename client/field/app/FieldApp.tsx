import { Component, type ReactNode, Suspense } from 'react';
import { useAccount } from '../session/account.ts';
import { SignInScreen } from '../session/SignInScreen.tsx';
import { Frame } from '../ui/Frame.tsx';
import { usePath } from '../ui/router.ts';
import { useFrameWords } from '../ui/words.ts';
import { SCREENS, screenAt } from './screens.ts';

/** The screen at the address; before anybody has ever signed in on this device, the sign-in. */
export function FieldApp() {
  const { me, read } = useAccount();
  const path = usePath();
  const say = useFrameWords();
  if (!read) return <p role="status">{say('opening')}</p>;
  if (!me) return <SignInScreen />;
  const found = screenAt(SCREENS, path);
  return (
    <Screens key={path} broken={<Broken />}>
      <Suspense fallback={<p role="status">{say('opening')}</p>}>
        {found ? <found.Show {...found.params} /> : <NothingHere />}
      </Suspense>
    </Screens>
  );
}

/** A screen that fails leaves the others and the store alone. */
class Screens extends Component<{ children: ReactNode; broken: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? this.props.broken : this.props.children;
  }
}

function NothingHere() {
  const say = useFrameWords();
  return (
    <Frame title={say('nothingHere')} back="/">
      {null}
    </Frame>
  );
}

function Broken() {
  const say = useFrameWords();
  return (
    <Frame title={say('title')} back="/">
      <p role="alert" className="alert">
        {say('broken')}
      </p>
      <button type="button" className="big" onClick={() => location.reload()}>
        {say('reload')}
      </button>
    </Frame>
  );
}
