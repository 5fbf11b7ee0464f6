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
import { sendMail } from './naming/notifications/sendMail.ts';
import { expireReservations } from './naming/reservations/expireReservations.ts';
import { acceptSilently } from './naming/timeLimits/acceptSilently.ts';
import { recountAnnounced } from './naming/timeLimits/recountClocks.ts';
import { strengthenHashes } from './naming/tracking/strengthenHashes.ts';
import type { Deps } from './platform/deps.ts';
import { forgetOldKeys } from './platform/http/idempotency.ts';
import { forgetOldSessions } from './platform/http/sessionStore.ts';
import { forgetOldJobs } from './platform/jobs/forgetOldJobs.ts';
import { PhotoStore } from './signs/field/uploads/photoStore.ts';

const EVERY_MS = 10 * 60_000;
// Another process may have moved the clock of a demonstration register.
const CLOCK_EVERY_MS = 5_000;
// What the law itself does on a day, e.g. accept by silence. Each piece of work is idempotent and finds its own cases.
const LAW_EVERY_MS = 30_000;
const PASS_ON_EVERY_MS = 5_000;
const SUPERVISE_EVERY_MS = 60_000;
const MAIL_EVERY_MS = 15_000;

/** What a running process does now and then besides answering. Answers the function that stops it. */
export function startHousekeeping(deps: Deps): () => void {
  const { db, engine, clock, log } = deps;
  const forget = forgetOld(deps);
  const followLaw = async () => {
    const [accepted, recounted] = [await acceptSilently(deps), await recountAnnounced(deps)];
    const changed = await applyDueDossiers(deps);
    if (changed > 0) log.info({ changed }, 'dossiers.take-effect');
    const strengthened = await strengthenHashes(db);
    if (strengthened > 0) log.info({ strengthened }, 'naming.tracking-hashes');
    if (accepted + recounted > 0) log.info({ accepted, recounted }, 'naming.time-limits');
  };
  const timers = [setInterval(quietly(forget), EVERY_MS), setInterval(quietly(followLaw), LAW_EVERY_MS)];
  const send = async () => {
    const sent = await sendMail(deps);
    if (sent > 0) log.info({ sent }, 'mail.sent');
  };
  const passOn = async () => {
    const passedOn = await passOnEvents(deps);
    if (passedOn > 0) log.info({ passedOn }, 'webhooks.passed-on');
  };
  timers.push(setInterval(quietly(passOn), PASS_ON_EVERY_MS));
  const supervise = async () => {
    const [escalated, digests] = [await escalate(deps), await tellDigests(deps)];
    if (escalated + digests > 0) log.info({ escalated, digests }, 'naming.time-limits-told');
  };
  timers.push(setInterval(quietly(send), MAIL_EVERY_MS), setInterval(quietly(supervise), SUPERVISE_EVERY_MS));
  if (engine === 'server')
    timers.push(
      setInterval(
        quietly(() => clock.load(db)),
        CLOCK_EVERY_MS,
      ),
    );
  for (const timer of timers) timer.unref();
  // A failure is not the end: the next round tries again.
  function quietly(work: () => Promise<void>): () => void {
    return () => {
      work().catch((error: unknown) => log.warn({ err: error }, 'housekeeping.failed'));
    };
  }
  return () => timers.forEach(clearInterval);
}

/** Keys, sessions, uploads and the like that have had their time. */
function forgetOld({ db, clock, config, files, log }: Deps): () => Promise<void> {
  const photos = new PhotoStore(config.dataDir);
  return async () => {
    const [keys, sessions, failures, batches, uploads] = [
      await forgetOldKeys(db),
      await forgetOldSessions(db),
      await forgetOldFailures(db),
      await forgetOldBatches(db),
      await forgetOldUploads(db),
    ];
    const exports = await forgetExports({ db, now: () => clock.now(), config });
    await forgetOldJobs(db);
    await forgetOldRows({ db, files, now: () => clock.now() });
    const deliveries = await forgetOldDeliveries(db);
    const unfinished = await photos.forgetOld();
    const reservations = await expireReservations({ db, now: () => clock.now() });
    log.info({ keys, sessions, failures, batches, uploads, reservations, unfinished, deliveries }, 'housekeeping.done');
    log.info({ keys, sessions, failures, batches, uploads, reservations, unfinished, exports }, 'housekeeping.done');
  };
}
