import type { TestAgent, TestApp } from './testApp.ts';

/** People of the sample accounts at their desks, by user name. */
export async function signedIn<U extends string>(app: TestApp, users: readonly U[]): Promise<Record<U, TestAgent>> {
  const agents = await Promise.all(users.map(async (user) => [user, await app.signIn(user)] as const));
  return Object.fromEntries(agents) as Record<U, TestAgent>;
}
