import { hashPassword, passwordFits } from '../../accounts/passwords.ts';
import { secretHash } from '../publicSecret.ts';

// How migration 068 left the codes that were stored in the open.
const WEAK = 'sha256:';

/** Argon2id of a code; the code itself is kept nowhere. */
export const trackingHash = (code: string): Promise<string> => hashPassword(secretHash(code));

/** The strong form of a hash that migration 068 made: the code is not needed for it. */
export const strengthened = (weak: string): Promise<string> => hashPassword(weak.slice(WEAK.length));

/** Whether a code as people type it fits. Without a stored hash it takes as long and answers no. */
export const codeFits = async (stored: string | null | undefined, code: string): Promise<boolean> => {
  if (stored?.startsWith(WEAK)) return passwordFits(await strengthened(stored), secretHash(code));
  return passwordFits(stored ?? undefined, secretHash(code));
};
