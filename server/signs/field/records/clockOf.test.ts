import { expect, it } from 'vitest';
import { clockOf } from './clockOf.ts';

const now = new Date('2026-11-29T08:00:00.000Z');
const told = (recordedAt: string, sentAt: string, days = 0) =>
  clockOf({ recordedAt, sentAt, now, days, allowedMinutes: 5 });

it('leaves the time of a device that is right', () => {
  expect(told('2026-11-29T07:00:00Z', '2026-11-29T08:00:00Z')).toEqual({
    offsetSeconds: 0,
    happenedAt: '2026-11-29T07:00:00.000Z',
    isSuspect: false,
  });
});

it('moves what a device that is two hours slow recorded, and marks it', () => {
  expect(told('2026-11-29T05:00:00Z', '2026-11-29T06:00:00Z')).toEqual({
    offsetSeconds: 7200,
    happenedAt: '2026-11-29T07:00:00.000Z',
    isSuspect: true,
  });
});

it('marks a clock that was set back between recording and sending, and never dates into the future', () => {
  expect(told('2026-11-29T09:00:00Z', '2026-11-29T08:00:00Z')).toMatchObject({
    happenedAt: '2026-11-29T08:00:00.000Z',
    isSuspect: true,
  });
});

it('gives up on a clock that is centuries off', () => {
  expect(told('0001-01-01T00:00:00Z', '9999-12-31T00:00:00Z')).toMatchObject({
    happenedAt: '2020-01-01T00:00:00.000Z',
    isSuspect: true,
  });
});

it('follows a demonstration register that runs ahead, without blaming the device', () => {
  expect(told('2026-11-29T07:00:00Z', '2026-11-29T08:00:00Z', 3)).toMatchObject({
    happenedAt: '2026-12-02T07:00:00.000Z',
    isSuspect: false,
  });
});
