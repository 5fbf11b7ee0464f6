import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 40 ms on the machine it was set up on.
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A salted argon2id hash in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, STRENGTH);

// Of a password that nobody has: checking it takes the time that a real account would.
const NOBODY = hashPassword(crypto.randomUUID());

/** Whether the password fits. Without a stored hash it takes as long and answers no. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), password);
  return fits && stored !== undefined;
}
