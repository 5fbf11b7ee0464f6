import { randomBytes } from 'node:crypto';

let pool = Buffer.alloc(0);
let used = 0;
let lastMillisecond = 0;
let inMillisecond = 0;

const VERSION_7 = 0x7000;
const MOST_IN_MILLISECOND = 0xfff;

/**
 * A UUID of version 7 (RFC 9562): later ones sort after earlier ones of this process, so that loading a million rows fills
 * the pages of an index one after the other instead of all at once.
 */
export function orderedId(): string {
  const time = prefixOf(nextTime(Date.now()));
  const count = (VERSION_7 + inMillisecond).toString(16);
  const random = randomHex();
  return `${time}${count}-${VARIANTS[Number.parseInt(random[0] ?? '0', 16) % 4]}${random.slice(1, 4)}-${random.slice(4)}`;
}

const VARIANTS = ['8', '9', 'a', 'b'];

let prefixTime = -1;
let prefix = '';

/** The first 48 bits; thousands of ids share them when a register is loaded. */
function prefixOf(time: number): string {
  if (time !== prefixTime) {
    const hex = time.toString(16).padStart(12, '0');
    prefix = `${hex.slice(0, 8)}-${hex.slice(8)}-`;
    prefixTime = time;
  }
  return prefix;
}

// A millisecond holds 4,096 ids; then the clock of the ids runs ahead of the machine's.
function nextTime(now: number): number {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    inMillisecond = 0;
  } else if (inMillisecond < MOST_IN_MILLISECOND) {
    inMillisecond += 1;
  } else {
    lastMillisecond += 1;
    inMillisecond = 0;
  }
  return lastMillisecond;
}

function randomHex(): string {
  if (used + 8 > pool.length) {
    pool = randomBytes(8192);
    used = 0;
  }
  used += 8;
  return pool.toString('hex', used - 8, used);
}
