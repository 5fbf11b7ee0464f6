import { forgetOldFailures } from './accounts/loginThrottle.ts';
import { forgetOldBatches } from './detection/batch/removeBatch.ts';
import { applyDueDossiers } from './dossiers/applyDossier.ts';
import { forgetOldUploads } from './exchange/builtUpAreas/ownUpload.ts';
import { forgetExports } from './exchange/exports/forgetExports.ts';
import { forgetOldRows } from './exchange/runs/report.ts';
import { forgetOldDeliveries } from './exchange/webhooks/forgetOldDeliveries.ts';
import { passOnEvents } from './exchange/webhooks/passOnEvents.ts';
import { escalate } from './naming/escalation/escalate.ts';
import { tellDigests } from './naming/escalation/tellDigests.ts';
import { passOnMails } from './naming/notifications/sendMail.ts';
import { expireReservations } from './naming/reservations/expireReservations.ts';
import { acceptSilently } from './naming/timeLimits/acceptSilently.ts';
import { recountAnnounced } from './naming/timeLimits/recountClocks.ts';
import { strengthenHashes } from './naming/tracking/strengthenHashes.ts';
import type { Deps } from './platform/deps.ts';
import { forgetOldKeys } from './platform/http/idempotency.ts';
import { forgetOldSessions } from './platform/http/sessionStore.ts';
import { forgetOldJobs } from './platform/jobs/forgetOldJobs.ts';
import { PhotoStore } from './signs/field/uploads/photoStore.ts';

/** What is done, and the counts of a round for the log. */
type Round = () => Promise<Record<string, number>>;
interface Recurring {
  name: string;
  everySeconds: number;
  round: Round;
}

/** What a register does now and then besides answering: by whichever of its processes is free, one at a time for each work. */
export function registerRecurringWork(deps: Deps): void {
  for (const { name, everySeconds, round } of recurringWork(deps))
    deps.jobs.repeat({ name, everySeconds }, async () => {
      const counts = await round();
      if (Object.values(counts).some((count) => count > 0)) deps.log.info(counts, name);
    });
}

// Each is idempotent and finds its own cases; what the law does on a day, e.g. accept by silence, is looked at twice a minute.
const recurringWork = (deps: Deps): Recurring[] => [
  { name: 'webhooks.pass-on', everySeconds: 5, round: async () => ({ passedOn: await passOnEvents(deps) }) },
  { name: 'mail.pass-on', everySeconds: 15, round: async () => ({ passedOn: await passOnMails(deps) }) },
  {
    ...{ name: 'naming.time-limits', everySeconds: 30 },
    round: async () => ({ accepted: await acceptSilently(deps), recounted: await recountAnnounced(deps) }),
  },
  { name: 'dossiers.take-effect', everySeconds: 30, round: async () => ({ changed: await applyDueDossiers(deps) }) },
  {
    ...{ name: 'naming.supervise', everySeconds: 60 },
    round: async () => ({ escalated: await escalate(deps), digests: await tellDigests(deps) }),
  },
  {
    ...{ name: 'naming.tracking-hashes', everySeconds: 60 },
    round: async () => ({ strengthened: await strengthenHashes(deps.db) }),
  },
  { name: 'platform.forget-old', everySeconds: 600, round: forgetOld(deps) },
];

/** Keys, sessions, uploads and the like that have had their time. */
function forgetOld({ db, clock, config, files }: Deps): Round {
  const photos = new PhotoStore(config.dataDir);
  const now = () => clock.now();
  return async () => {
    const [keys, sessions, failures] = [
      await forgetOldKeys(db),
      await forgetOldSessions(db),
      await forgetOldFailures(db),
    ];
    const [batches, uploads] = [await forgetOldBatches(db), await forgetOldUploads(db)];
    const exports = await forgetExports({ db, now, config });
    await forgetOldJobs(db);
    await forgetOldRows({ db, files, now });
    const deliveries = await forgetOldDeliveries({ db, now });
    const unfinished = await photos.forgetOld();
    const reservations = await expireReservations({ db, now });
    return { keys, sessions, failures, batches, uploads, reservations, unfinished, deliveries, exports };
  };
}
