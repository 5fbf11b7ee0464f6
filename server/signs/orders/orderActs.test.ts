import { describe, expect, it } from 'vitest';
import { actsFor, type OrderFacts } from './orderActs.ts';
import { OrderState } from './orderContract.ts';

const RULES = { otherChecker: true, afterPhotos: 1 };
const OFFICE = { id: 'office', permissions: new Set(['signs.orders', 'signs.manage']) };
const FIELD = { id: 'field', permissions: new Set(['signs.orders']) };
const READER = { id: 'reader', permissions: new Set(['signs.read']) };
const facts = (over: Partial<OrderFacts>): OrderFacts => ({ state: 'open', doneById: null, afterPhotos: 1, ...over });
const namesFor = (state: OrderState, asking: typeof OFFICE) =>
  actsFor(facts({ state }), RULES, asking).map(({ act }) => act);

describe('acts of an order', () => {
  it('are those of the table, by state and by what one may do', () => {
    const table = OrderState.options.map((state) => [state, namesFor(state, OFFICE), namesFor(state, FIELD)]);
    expect(table).toEqual([
      ['open', ['assign', 'set_due', 'drop'], []],
      ['assigned', ['done', 'assign', 'set_due', 'drop'], ['done']],
      ['done', ['close', 'send_back', 'drop'], ['close', 'send_back']],
      ['closed', [], []],
      ['dropped', [], []],
    ]);
    expect(OrderState.options.flatMap((state) => namesFor(state, READER))).toEqual([]);
  });

  const close = (over: Partial<OrderFacts>, rules = RULES) =>
    actsFor(facts({ state: 'done', ...over }), rules, OFFICE).find(({ act }) => act === 'close')?.missing;

  it('close only with a photograph of the finished work, and by another person, as the rules say', () => {
    expect(close({ doneById: 'field' })).toEqual([]);
    expect(close({ doneById: 'field', afterPhotos: 0 })).toEqual(['after-photo']);
    expect(close({ doneById: 'office', afterPhotos: 0 })).toEqual(['after-photo', 'other-person']);
    expect(close({ doneById: 'office', afterPhotos: 0 }, { otherChecker: false, afterPhotos: 0 })).toEqual([]);
  });
});
