/** What a device's clock says, and what the server makes of it. Instants are ISO 8601. */
interface Told {
  recordedAt: string;
  sentAt: string;
  /** The server's own clock. */
  now: Date;
  /** Whole days that the register runs ahead of that clock (demonstrations only). */
  days: number;
  /** Beyond so many minutes a clock is wrong. */
  allowedMinutes: number;
}
export interface DeviceClock {
  /** Server minus device. */
  offsetSeconds: number;
  /** When it happened, by the register's clock; never later than now. */
  happenedAt: string;
  /** The clock is off, or was set back between recording and sending: then nobody knows when it was. */
  isSuspect: boolean;
}

const DAY_MS = 86_400_000;
// No phone with this app is older; a clock that says so after it was put right is no clock.
const EARLIEST = Date.UTC(2020);

/** Puts right when something was recorded by what the server sees of the device's clock as it sends. */
export function clockOf({ recordedAt, sentAt, now, days, allowedMinutes }: Told): DeviceClock {
  const offsetMs = now.getTime() - Date.parse(sentAt);
  const recorded = Date.parse(recordedAt);
  const happened = Math.max(EARLIEST, Math.min(recorded + offsetMs, now.getTime())) + days * DAY_MS;
  return {
    offsetSeconds: offsetMs / 1000,
    happenedAt: new Date(happened).toISOString(),
    isSuspect: Math.abs(offsetMs) > allowedMinutes * 60_000 || recorded > Date.parse(sentAt),
  };
}
