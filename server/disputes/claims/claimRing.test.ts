import { describe, expect, it } from 'vitest';
import { claimRing, type DividingLines } from './claimRing.ts';
import type { Position } from './nearestOn.ts';

// Two squares side by side: A from 0 to 1, B from 1 to 2 degrees east; the line between them runs along 1° E.
const LINES: DividingLines = {
  recorded: [
    [
      [1, 0],
      [1, 0.5],
      [1, 1],
    ],
  ],
  rim: [
    [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};

/** Twice the signed area would tell the way round, too; here only how much. */
const areaOf = (ring: readonly Position[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [px, py] = ring[i - 1] ?? [x, y];
      return sum + px * y - x * py;
    }, 0) / 2,
  );

describe('a claimed line closes with the stretch on record that it would replace', () => {
  it.each<[string, Position[], number]>([
    [
      'both ends on the line',
      [
        [1, 0.2],
        [1.5, 0.2],
        [1.5, 0.8],
        [1, 0.8],
      ],
      0.3,
    ],
    [
      'drawn the other way round',
      [
        [1, 0.8],
        [1.5, 0.8],
        [1.5, 0.2],
        [1, 0.2],
      ],
      0.3,
    ],
    [
      'an end on the rim of B',
      [
        [1.4, 0],
        [1.4, 0.5],
        [1, 0.5],
      ],
      0.2,
    ],
    [
      'an end on the rim of A',
      [
        [1, 0.5],
        [0.4, 0.5],
        [0.4, 1],
      ],
      0.3,
    ],
    [
      'from rim to rim',
      [
        [1.5, 0],
        [1.5, 1],
      ],
      0.5,
    ],
    [
      'from the rim of A to that of B, across the line',
      [
        [0.5, 0],
        [1.5, 1],
      ],
      0.25,
    ],
    [
      'along the line itself',
      [
        [1, 0.2],
        [1, 0.7],
      ],
      0,
    ],
    [
      'ends some metres off',
      [
        [1.0001, 0.2],
        [1.5, 0.2],
        [1.5, 0.8],
        [0.9999, 0.8],
      ],
      0.3,
    ],
  ])('%s', (_what, claim, area) => {
    const found = claimRing(claim, LINES, 50);
    const ring = 'ring' in found ? found.ring : [];
    expect(ring[0]).toEqual(ring.at(-1));
    // From rim to rim across the line two triangles of an eighth lie on either side: they cancel out in a signed area.
    expect(areaOf(ring)).toBeCloseTo(_what.includes('across') ? 0 : area, 3);
  });

  it('says which end misses, where and by how far', () => {
    const found = claimRing(
      [
        [1, 0.2],
        [1.5, 0.5],
      ],
      LINES,
      50,
    );
    expect(found).toMatchObject({ fault: { code: 'end-apart', end: 'last', at: [1.5, 0.5] } });
    // Half a degree of longitude, 55.6 km; the rim is 55.3 km away.
    expect('fault' in found && found.fault.code === 'end-apart' ? found.fault.metres : 0).toBeCloseTo(55_287, -2);
  });

  it('never leads over a stretch of a third division', () => {
    const two = {
      ...LINES,
      recorded: [
        [
          [1, 0],
          [1, 0.3],
        ],
        [
          [1, 0.7],
          [1, 1],
        ],
      ],
    } satisfies DividingLines;
    const claim: Position[] = [
      [1, 0.2],
      [1.5, 0.5],
      [1, 0.8],
    ];
    expect(claimRing(claim, two, 50)).toEqual({ fault: { code: 'two-stretches', at: [1, 0.8] } });
  });

  it('goes the shorter way round an enclave', () => {
    const square: Position[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    const enclave = { recorded: [square], rim: [] };
    const found = claimRing(
      [
        [0, 0.2],
        [-0.5, 0.2],
        [-0.5, -0.5],
        [0.2, -0.5],
        [0.2, 0],
      ],
      enclave,
      50,
    );
    expect(areaOf('ring' in found ? found.ring : [])).toBeCloseTo(0.7 * 0.7 - 0.04, 6);
  });
});
