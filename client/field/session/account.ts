import { useSyncExternalStore } from 'react';
import { AccountsApi, type Me } from '#server/accounts/contract.ts';
import { call } from '../api/call.ts';
import { noteServerTime } from '../api/clock.ts';
import { FieldProblem } from '../api/fieldProblem.ts';
import { fieldDb } from '../store/db.ts';
import { deviceFacts, noteOfDevice } from '../store/device.ts';

/**
 * Who works on this device. `signedIn`: the server knows the person now; `unknown`: it could not be asked; `no`: it wants the
 * password again. What is kept stays readable in all three, and only in the first is anything sent.
 */
export interface Account {
  me: Me | null;
  signedIn: 'yes' | 'no' | 'unknown';
  /** False until the device has told who was here last. */
  read: boolean;
}

let account: Account = { me: null, signedIn: 'unknown', read: false };
const listeners = new Set<() => void>();

function set(next: Partial<Account>): void {
  account = { ...account, ...next, read: true };
  for (const tell of listeners) tell();
}

export const accountNow = (): Account => account;

export const useAccount = (): Account =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, accountNow);

/** The server refused for want of a session: what is kept waits for the password. */
export const signInNeeded = (): void => set({ signedIn: 'no' });

/** Who was here last, from the device; then what the server says, if it can be reached. */
export async function startAccount(): Promise<void> {
  set({ me: (await deviceFacts(await fieldDb())).account ?? null });
  await askAgain();
}

/** Asks the server who is signed in, and what time it is. Without a network nothing changes. */
export async function askAgain(): Promise<void> {
  try {
    noteServerTime((await call(AccountsApi.facts, {})).now);
    await become(await call(AccountsApi.me, {}));
  } catch (error) {
    if (error instanceof FieldProblem && error.status === 401) signInNeeded();
    else if (!(error instanceof FieldProblem)) throw error;
  }
}

/** @throws FieldProblem when the password is wrong or the server cannot be reached */
export async function signIn(username: string, password: string): Promise<void> {
  await become(await call(AccountsApi.signIn, { body: { username, password } }));
}

/** Ends the session. What the person has not sent stays on the device and is there when they sign in again. */
export async function signOut(): Promise<void> {
  await call(AccountsApi.signOut, {});
  await noteOfDevice(await fieldDb(), { account: undefined });
  set({ me: null, signedIn: 'no' });
}

async function become(me: Me): Promise<void> {
  await noteOfDevice(await fieldDb(), { account: me });
  set({ me, signedIn: 'yes' });
}
