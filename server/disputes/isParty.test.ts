import { describe, expect, it } from 'vitest';
import { DisputeParty, type DisputeSeats, isParty, sidesOf } from './isParty.ts';

const found = { sideA: '640323', sideB: '640324', handlerCode: '640300', registrantCode: '640323' };
const ALL: DisputeSeats = { sideA: true, sideB: true, handler: true, head: true };
const PERMISSIONS = new Set(['disputes.handle', 'disputes.decide']);
const OFFICES = ['640323', '640324', '640300', '640000'];

const partiesOf = (divisionCode: string, seats: DisputeSeats) =>
  DisputeParty.options.filter((party) => {
    const permission = party === 'head' ? 'disputes.decide' : 'disputes.handle';
    return isParty({ party, permission }, { found, seats, actor: { divisionCode, permissions: PERMISSIONS } });
  });
const table = (seats: DisputeSeats) => Object.fromEntries(OFFICES.map((code) => [code, partiesOf(code, seats)]));

describe('whose act it is', () => {
  it('where every government has an office', () => {
    expect(table(ALL)).toEqual({
      ...{ '640323': ['registrant', 'side'], '640324': ['side'], '640300': ['handler', 'head'], '640000': [] },
    });
  });

  it('where the handling government has an office but no head: its office records the decision', () => {
    expect(table({ ...ALL, head: false })['640300']).toEqual(['handler', 'head', 'recorder']);
  });

  it('where the handling government has no office: the registrant stands in', () => {
    const seats = { ...ALL, handler: false, head: false };
    expect(table(seats)).toMatchObject({ '640323': ['registrant', 'side', 'handler', 'recorder'], '640324': ['side'] });
  });

  it('where a side has no office: the handling government stands in, not the other side', () => {
    expect(table({ ...ALL, sideB: false })).toMatchObject({
      ...{ '640323': ['registrant', 'side'], '640300': ['side', 'handler', 'head'] },
    });
    const reading = (divisionCode: string) => ({
      found,
      seats: { ...ALL, sideB: false },
      actor: { divisionCode, permissions: PERMISSIONS },
    });
    expect([sidesOf(reading('640323')), sidesOf(reading('640300'))]).toEqual([['a'], ['b']]);
  });

  it('never without the permission', () => {
    const actor = { divisionCode: '640323', permissions: new Set(['disputes.read']) };
    expect(isParty({ party: 'side', permission: 'disputes.handle' }, { found, seats: ALL, actor })).toBe(false);
  });
});
