import type { Hit } from './rule.ts';
import type { NearbyName, Subject } from './subject.ts';

/** Hits on a name for each name close by that the test accepts. */
export const nearbyHits = ({ text, input }: Subject, result: string, test: (other: NearbyName) => boolean): Hit[] =>
  (input.nearby ?? []).filter(test).map(({ name, metres }) => ({
    result,
    start: 0,
    end: text.length,
    evidence: { other: name, metres },
  }));

/** Any reading in common, tones aside. */
export const soundsSame = ({ keys }: Subject, { pinyinPlain }: NearbyName): boolean =>
  keys.pinyinPlain.some((reading) => pinyinPlain.includes(reading));
