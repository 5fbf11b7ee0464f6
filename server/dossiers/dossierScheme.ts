import type { Outlines } from '../divisions/changeContract.ts';
import { chinaDay } from '../naming/deadline.ts';
import { dayBefore } from '../naming/timeLimits/workingCalendar.ts';
import type { Deps } from '../platform/deps.ts';
import { lockDossier } from './dossierFacts.ts';
import type { DossierId } from './draftContract.ts';
import { schemeMap } from './outlines.ts';
import { schemeUnits } from './schemeUnits.ts';

/** The scheme as a map; once in effect as it was before. @throws Problem conflict where outlines do not fit into each other */
export function dossierScheme({ db, now }: Pick<Deps, 'db' | 'now'>, id: DossierId): Promise<Outlines> {
  return db.transaction(async (tx) => {
    const { draft, appliedAt, effectiveOn } = await lockDossier(tx, id);
    const day = appliedAt !== null && effectiveOn !== null ? dayBefore(effectiveOn) : chinaDay(now());
    return schemeMap(tx, draft, await schemeUnits(tx, draft, day), day);
  });
}
