import { useEffect, useState } from 'react';
import { useToolWords } from './toolWords.ts';

interface Storage {
  persisted: boolean;
  usedMegabytes: number;
  freeMegabytes: number;
}
const MEGABYTE = 1024 * 1024;
/** Below it a day's photographs may not fit. */
const LITTLE_MEGABYTES = 200;

async function readStorage(): Promise<Storage | null> {
  if (!navigator.storage?.estimate) return null;
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return {
    persisted: await navigator.storage.persisted(),
    usedMegabytes: Math.round(usage / MEGABYTE),
    freeMegabytes: Math.round((quota - usage) / MEGABYTE),
  };
}

/** How much room the browser gives, and whether it promises to keep what is here. */
export function StorageFacts() {
  const say = useToolWords();
  const [storage, setStorage] = useState<Storage | null>(null);
  const read = async () => setStorage(await readStorage());
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once
  useEffect(() => void read(), []);
  if (!storage) return null;
  return (
    <section aria-label={say('storage')}>
      <h2>{say('storage')}</h2>
      <p>{say('space', { used: storage.usedMegabytes, free: storage.freeMegabytes })}</p>
      {storage.freeMegabytes < LITTLE_MEGABYTES ? <p className="alert">{say('littleSpace')}</p> : null}
      <p>{say(storage.persisted ? 'persisted' : 'notPersisted')}</p>
      {storage.persisted ? null : (
        <button type="button" className="big" onClick={() => void navigator.storage.persist().then(read)}>
          {say('askPersist')}
        </button>
      )}
    </section>
  );
}
