import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { courseTo, type LonLat } from '../stakeout/courseTo.ts';
import { gather } from './gather.ts';
import { gcjQuestion } from './gcjQuestion.ts';
import { failureOf, stateOf } from './locateState.ts';
import { meanFix, withoutOutliers } from './meanFix.ts';
import type { Reading } from './reading.ts';

const HERE: LonLat = [106.199, 37.998];
// Metres to degrees here, well enough for tests of metres.
const at = (east: number, north: number): LonLat => [HERE[0] + east / 87_800, HERE[1] + north / 111_000];
let clock = 0;
const reading = (east: number, north: number, accuracyMetres = 5): Reading => {
  clock += 1000;
  return { position: at(east, north), accuracyMetres, at: clock };
};

describe('the mean of readings', () => {
  it('is null without any', () => expect(meanFix([])).toBeNull());

  it('is one reading as it is', () => {
    expect(meanFix([reading(0, 0, 7)])).toMatchObject({ accuracyMetres: 7, readings: 1 });
  });

  it('trusts the finer reading more, by the square', () => {
    const fix = meanFix([reading(0, 0, 2), reading(10, 0, 4)]);
    // Weights 1/4 and 1/16: the mean lies a fifth of the way.
    expect(courseTo(at(2, 0), fix?.position ?? HERE).metres).toBeLessThan(0.05);
  });

  it('leaves out a jump to the next street', () => {
    const standing = [reading(0, 0), reading(1, 0), reading(0, 1), reading(-1, 0)];
    const readings = [...standing, reading(60, 40, 6)];
    expect(withoutOutliers(readings)).toEqual(standing);
    expect(meanFix(readings)?.readings).toBe(4);
    expect(courseTo(HERE, meanFix(readings)?.position ?? at(60, 40)).metres).toBeLessThan(1);
  });

  it('never claims to be better than its best reading, and is worse where readings scatter', () => {
    const calm = Array.from({ length: 50 }, (_, i) => reading(i % 2, 0, 5));
    expect(meanFix(calm)?.accuracyMetres).toBe(5);
    const wild = [reading(0, 0, 5), reading(9, 0, 5), reading(0, 9, 5), reading(9, 9, 5)];
    expect(meanFix(wild)?.accuracyMetres).toBeGreaterThan(9);
  });
});

describe('gathering', () => {
  it('starts anew where the person walked on, and stays where one reading jumped', () => {
    const standing = [reading(0, 0), reading(1, 0), reading(0, 1), reading(1, 1)];
    const jumped = gather(standing, reading(80, 0), 120);
    expect(jumped).toHaveLength(5);
    const walked = [reading(81, 0), reading(82, 0)].reduce((all, next) => gather(all, next, 120), jumped);
    expect(walked.map(({ position }) => courseTo(HERE, position).metres > 70)).toEqual([true, true, true]);
  });

  it('drops a coarse answer of the network once satellites are heard', () => {
    expect(gather([reading(500, 0, 900)], reading(0, 0, 6), 120)).toHaveLength(1);
  });

  it('takes a reading told twice once', () => {
    const first = reading(0, 0);
    expect(gather([first], first, 120)).toEqual([first]);
  });

  it('keeps no more than the measure says', () => {
    const standing = [reading(0, 0), reading(1, 0), reading(0, 1), reading(1, 1)];
    expect(gather(standing, reading(0, 2), 4)).toHaveLength(4);
  });
});

describe('what the state is called', () => {
  const fix = meanFix([reading(0, 0, 8)]);
  const heard = { lastAt: 100_000, now: 105_000, failure: null };
  it.each([
    [null, 10, { lastAt: null, now: 0, failure: null }, 'asking'],
    [fix, 10, heard, 'good'],
    [fix, 5, heard, 'coarse'],
    [fix, 10, { ...heard, now: 140_000 }, 'stale'],
    [fix, 10, { ...heard, failure: 'timeout' as const }, 'good'],
    [fix, 10, { ...heard, now: 140_000, failure: 'timeout' as const }, 'timeout'],
    [fix, 10, { ...heard, failure: 'denied' as const }, 'denied'],
    [null, 10, { lastAt: null, now: 0, failure: 'no_receiver' as const }, 'no_receiver'],
  ])('%j within %i m, %j: %s', (known, gate, facts, state) =>
    expect(stateOf(known, gate, { ...facts, staleMs: 30_000 })).toBe(state),
  );

  it('knows the codes of refusals', () =>
    expect([1, 2, 3].map(failureOf)).toEqual(['denied', 'no_receiver', 'timeout']));
});

describe('the question about GCJ-02', () => {
  const shifted = (place: LonLat): LonLat => gcoord.transform([...place], gcoord.WGS84, gcoord.GCJ02);
  const signs = [HERE, at(800, 200), at(-400, 900)];

  it('is asked where every sign is off by the shift', () => {
    const asked = gcjQuestion(signs.map((register) => ({ device: shifted(register), accuracyMetres: 5, register })));
    expect(asked).toMatchObject({ signs: 3 });
    expect(asked?.offsetMetres).toBeGreaterThan(300);
    expect(asked?.afterMetres).toBeLessThan(5);
  });

  it('is not asked where the device is right, or where a sign is merely far off', () => {
    expect(gcjQuestion([{ device: HERE, accuracyMetres: 5, register: at(4, 3) }])).toBeNull();
    expect(gcjQuestion([{ device: at(0, -450), accuracyMetres: 5, register: HERE }])).toBeNull();
    expect(gcjQuestion([])).toBeNull();
  });

  it('is not asked where one of the signs stands as the device says', () => {
    const [first, second] = signs;
    if (!first || !second) throw new Error('no signs');
    const mixed = [
      { device: shifted(first), accuracyMetres: 5, register: first },
      { device: second, accuracyMetres: 5, register: second },
    ];
    expect(gcjQuestion(mixed)).toBeNull();
  });
});
