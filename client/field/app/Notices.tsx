import { useState, useSyncExternalStore } from 'react';
import { useClockError } from '../api/clock.ts';
import { useAccount } from '../session/account.ts';
import { acknowledgeLoss, lostRecords } from '../store/watchLoss.ts';
import { useAnyBusy } from '../ui/busy.ts';
import { useFrameWords } from '../ui/words.ts';
import { takeNewVersion, useNewVersion } from './serviceWorker.ts';

function listen(tell: () => void): () => void {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}

/** What a person has to know on whatever screen: no network, no session, a wrong clock, a newer app, a loss. */
export function Notices() {
  const say = useFrameWords();
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  const { me, signedIn } = useAccount();
  const newVersion = useNewVersion();
  const busy = useAnyBusy();
  return (
    <div className="notices">
      {online ? null : <p role="status">{say('offline')}</p>}
      {me && signedIn === 'no' ? (
        <p role="status">
          {say('signInAgain')} <a href="#/sign-in">{say('toSignIn')}</a>
        </p>
      ) : null}
      <WrongClock />
      <Lost />
      {newVersion && !busy ? (
        <p role="status">
          {say('newVersion')}{' '}
          <button type="button" className="small" onClick={takeNewVersion}>
            {say('takeVersion')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function WrongClock() {
  const say = useFrameWords();
  const seconds = useClockError();
  if (seconds === 0) return null;
  const minutes = Math.round(Math.abs(seconds) / 60);
  const by = minutes < 120 ? say('minutes', { n: minutes }) : say('hours', { n: Math.round(minutes / 60) });
  return <p role="alert">{say(seconds > 0 ? 'clockFast' : 'clockSlow', { by })}</p>;
}

function Lost() {
  const say = useFrameWords();
  const [lost, setLost] = useState(lostRecords);
  if (lost.length === 0) return null;
  const seen = () => {
    acknowledgeLoss();
    setLost([]);
  };
  return (
    <p role="alert">
      {say('lost', { n: lost.length, titles: lost.map(({ title }) => title).join('、') })}{' '}
      <button type="button" className="small" onClick={seen}>
        {say('lostSeen')}
      </button>
    </p>
  );
}
