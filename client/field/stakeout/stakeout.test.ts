import { describe, expect, it } from 'vitest';
import { courseTo } from './courseTo.ts';
import { distanceText, guidance, rounded, windOf } from './guidance.ts';
import { headingOf, smoothed } from './headingOf.ts';

const HERE: [number, number] = [106.2, 38];
const led = (heading: number | null) => ({ heading, gate: 30, arrival: 3 });
const from = (accuracyMetres: number) => ({ position: HERE, accuracyMetres });

describe('the way', () => {
  it('is measured on the ellipsoid', () => {
    // A degree of latitude from 38° is 110 996 m, of longitude there 87 832 m (GRS 80).
    expect(courseTo(HERE, [106.2, 39]).metres).toBeCloseTo(111_004, -2);
    expect(courseTo(HERE, [106.2, 37.9]).bearing).toBeCloseTo(180, 6);
    expect(courseTo(HERE, [106.21, 38]).bearing).toBeCloseTo(90, 1);
  });

  it('is named by the eight winds', () => {
    expect([0, 22, 23, 91, 200, 337, 338, 359.9].map(windOf)).toEqual(['n', 'n', 'ne', 'e', 's', 'nw', 'n', 'n']);
  });

  it('is shown no finer than it is known', () => {
    expect([rounded(123.4, 1.5), rounded(123.4, 8), rounded(123.4, 35), rounded(123.4, 90)]).toEqual([
      123, 125, 120, 100,
    ]);
    expect([rounded(123.4, 5000)]).toEqual([0]);
  });

  it('is told in metres and kilometres', () => {
    expect(distanceText(120, 'zh-CN')).toBe('120 米');
    expect(distanceText(2345, 'zh-CN')).toBe('2.3 千米');
    expect(distanceText(23_450, 'en')).toBe('23 km');
  });
});

describe('guidance', () => {
  const near: [number, number] = [106.2001, 38];
  it('turns by the heading, and leaves the turn open without one', () => {
    expect(guidance(from(5), [106.3, 38], led(350))).toMatchObject({ wind: 'e', state: 'walk' });
    expect(guidance(from(5), [106.3, 38], led(350)).turn).toBeCloseTo(100, 0);
    expect(guidance(from(5), [106.3, 38], led(null)).turn).toBeNull();
  });

  it('has arrived within the accuracy, but not by a position that says nothing', () => {
    expect(guidance(from(5), near, led(null)).state).toBe('walk');
    expect(guidance(from(12), near, led(null)).state).toBe('arrived');
    expect(guidance(from(60), near, led(null)).state).toBe('coarse');
    expect(guidance(from(60), near, { ...led(null), gate: 80 }).state).toBe('arrived');
    expect(guidance(from(0.5), [106.20002, 38], led(null)).state).toBe('arrived');
  });
});

describe('the compass', () => {
  const flat = { beta: 0, gamma: 0, absolute: true };
  it('reads iOS and absolute orientation, and no relative one', () => {
    expect(headingOf({ ...flat, alpha: 10, webkitCompassHeading: 95 }, 0)).toBe(95);
    expect(headingOf({ ...flat, alpha: 90 }, 0)).toBeCloseTo(270);
    expect(headingOf({ ...flat, alpha: 90, absolute: false }, 0)).toBeNull();
    expect(headingOf({ ...flat, alpha: null }, 0)).toBeNull();
  });

  it('tells the same way flat, tilted and upright, and counts a turned screen', () => {
    expect(headingOf({ alpha: 300, beta: 40, gamma: 0, absolute: true }, 0)).toBeCloseTo(60);
    expect(headingOf({ alpha: 300, beta: 85, gamma: 0, absolute: true }, 0)).toBeCloseTo(60);
    expect(headingOf({ ...flat, alpha: 300 }, 90)).toBeCloseTo(150);
  });

  it('goes the short way round', () => {
    expect(smoothed(350, 10)).toBeCloseTo(355);
    expect(smoothed(null, 10)).toBe(10);
  });
});
