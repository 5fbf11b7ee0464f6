import { useAccount } from '../session/account.ts';
import { fieldDb, type KeptPackage } from './db.ts';
import { openedPackage } from './packages.ts';
import { useStored } from './useStored.ts';

/** The package that is worked with; null when none is kept on the device, undefined until that is known. */
export function usePackage(): KeptPackage | null | undefined {
  const accountId = useAccount().me?.id;
  return useStored('packages', accountId ?? '', async () =>
    accountId ? openedPackage(await fieldDb(), accountId) : null,
  );
}
