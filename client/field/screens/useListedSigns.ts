import { useMemo } from 'react';
import { useOutbox } from '../outbox/useOutbox.ts';
import type { KeptPackage } from '../store/db.ts';
import { fieldDb } from '../store/db.ts';
import { deviceFacts } from '../store/device.ts';
import { type ListedSign, listedSigns } from '../store/nearest.ts';
import { usePackage } from '../store/usePackage.ts';
import { useStored } from '../store/useStored.ts';

export interface Listed {
  kept: KeptPackage | null | undefined;
  signs: ListedSign[];
  /** When the device last knew where it was; null: never. */
  locatedAt: string | null;
}

/** The signs of the open package, the nearest first, each with where its work stands. */
export function useListedSigns(): Listed {
  const kept = usePackage();
  const { records } = useOutbox();
  const fix = useStored('device', '', async () => (await deviceFacts(await fieldDb())).lastFix ?? null);
  const signs = useMemo(
    () => (kept && records ? listedSigns(kept.content.signs, records, fix?.position ?? null) : []),
    [kept, records, fix],
  );
  return { kept, signs, locatedAt: fix?.at ?? null };
}
