import { noteServerTime } from '../api/clock.ts';
import { accountNow, askAgain, signInNeeded } from '../session/account.ts';
import { fieldDb } from '../store/db.ts';
import { deviceFacts } from '../store/device.ts';
import { noteSender } from './progress.ts';
import { type RoundEnd, sendAll, waitAfter } from './sendAll.ts';
import { serverPost } from './serverPost.ts';

// One sender on the device, however many windows are open; the end of a window gives the lock back.
const LOCK = 'diming-field-outbox';
const EVERY_MS = 30_000;

let failures = 0;
let asked = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends what waits, now. Does nothing while another window sends, or while nobody is signed in.
 * @param hurry also what is waiting for its next try
 */
export async function sendNow(hurry = false): Promise<void> {
  const { me, signedIn } = accountNow();
  if (!me || signedIn === 'no') return;
  asked = true;
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    // What is added while a round is under way goes out in another, at once.
    while (lock && asked) {
      asked = false;
      afterRound(await roundFor(me.id, hurry));
    }
  });
}

async function roundFor(accountId: string, hurry: boolean): Promise<RoundEnd> {
  const db = await fieldDb();
  const { deviceId } = await deviceFacts(db);
  noteSender({ sending: true });
  try {
    return await sendAll(
      {
        ...{ db, deviceId, post: serverPost, now: () => new Date(), onServerTime: noteServerTime },
        onProgress: (progress) => noteSender({ progress }),
      },
      accountId,
      hurry,
    );
  } finally {
    noteSender({ sending: false });
  }
}

function afterRound(end: RoundEnd): void {
  if (end === 'sign-in') signInNeeded();
  failures = end === 'later' ? failures + 1 : 0;
  clearTimeout(timer);
  if (end === 'later' || end === 'going')
    timer = setTimeout(() => void sendNow(), Math.min(waitAfter(failures), EVERY_MS));
}

/** From now on what is put into the outbox goes out by itself: at the start, with the network, on coming back, from time to time. */
export function startSender(): void {
  addEventListener('online', () => {
    failures = 0;
    void askAgain();
    void sendNow(true);
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void comeBack());
  setInterval(() => void sendNow(), EVERY_MS);
  void sendNow();
}

// The person may have signed in meanwhile, in another window.
async function comeBack(): Promise<void> {
  if (accountNow().signedIn !== 'yes') await askAgain();
  await sendNow();
}
