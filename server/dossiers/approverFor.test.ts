import { expect, it } from 'vitest';
import { type ApproverRule, approverFor, subjectOf } from './approverFor.ts';

const rule = (id: string, over: Partial<ApproverRule>): ApproverRule => ({
  ...{
    id,
    subjects: ['county'],
    changes: ['boundary'],
    extent: null,
    special: false,
    organ: 'state_council',
    filing: false,
  },
  ...over,
});
const RULES = [
  rule('major', { extent: 'major' }),
  rule('partial', { extent: 'partial', organ: 'province_government' }),
  rule('special', { special: true, changes: ['affiliation', 'boundary'] }),
  rule('name', { changes: ['name'] }),
];

it.each([
  ['a name', 'name', undefined, false, 'name'],
  ['a line nobody judged', 'boundary', undefined, false, 'extent'],
  ['a major change', 'boundary', 'major', false, 'major'],
  ['a part of it', 'boundary', 'partial', false, 'partial'],
  ['a special area, whatever the extent', 'boundary', 'partial', true, 'special'],
  ['a seat, for which no row is', 'seat', undefined, false, 'none'],
] as const)('%s', (...[, change, extent, special, expected]) => {
  const found = approverFor(RULES, { subject: 'county', change, extent, special });
  expect(typeof found === 'string' ? found : found.id).toBe(expected);
});

it.each([
  ['county', '自治县', 'autonomous_county'],
  ['county', '市辖区', 'county'],
  ['prefecture', '地级市', 'city'],
  ['prefecture', '自治州', 'autonomous_prefecture'],
  ['township', '街道', 'street_office'],
  ['township', '镇', 'township'],
])('%s %s is a %s', (level, type, subject) => {
  expect(subjectOf({ level, type, statistical: false })).toBe(subject);
});
