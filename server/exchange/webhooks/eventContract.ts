import { z } from 'zod';
import { Day, Instant } from '../../platform/contract.ts';
import type { EventKind } from './webhookContract.ts';

const NameData = z.strictObject({
  placeId: z.uuid(),
  name: z.string(),
  /** With tone marks. */
  romanized: z.string().nullable(),
  formerNames: z.string().array(),
  category: z.string(),
  divisionCode: z.string(),
  on: Day,
  authority: z.string(),
  documentNo: z.string().nullable(),
});
const Party = z.strictObject({
  side: z.enum(['predecessor', 'successor']),
  code: z.string(),
  name: z.string(),
  codeEffect: z.enum(['kept', 'withdrawn', 'issued']),
});
const DivisionData = z.strictObject({
  change: z.enum(['establish', 'abolish', 'affiliation', 'boundary', 'seat', 'name']),
  ...{ title: z.string(), on: Day, document: z.string(), approver: z.string(), parties: Party.array() },
});
const LineData = z.strictObject({
  ...{ lineId: z.uuid(), code: z.string().nullable(), name: z.string(), version: z.number().int() },
  cause: z.enum(['drawn', 'adopted', 'moved']),
  ...{ divisionCodes: z.string().array(), from: Day.nullable(), mapReviewNumber: z.string().nullable() },
});
const SignData = z.strictObject({
  ...{ signId: z.string(), problem: z.string(), on: Day, divisionCode: z.string(), placeId: z.uuid() },
});

const payloadOf = <T extends z.ZodType>(type: string, data: T) =>
  z.strictObject({
    /** The same however often the event is sent. */
    id: z.uuid(),
    type: z.literal(type),
    /** When it happened. */
    timestamp: Instant,
    data,
  });

/** What is posted for each kind of event: the facts that the public pages show too. */
export const EVENTS = {
  'name.announced': { summary: '地名公告 / A name was announced', payload: payloadOf('name.announced', NameData) },
  'name.renamed': { summary: '地名更名 / A place was renamed', payload: payloadOf('name.renamed', NameData) },
  'name.abolished': { summary: '地名注销 / A name was abolished', payload: payloadOf('name.abolished', NameData) },
  'name.corrected': { summary: '地名更正 / A name was corrected', payload: payloadOf('name.corrected', NameData) },
  'name.restored': { summary: '地名恢复 / A name was restored', payload: payloadOf('name.restored', NameData) },
  'division.changed': {
    ...{ summary: '行政区划变更 / A division changed', payload: payloadOf('division.changed', DivisionData) },
  },
  'line.changed': {
    ...{ summary: '已公开的界线变化 / A public boundary line changed', payload: payloadOf('line.changed', LineData) },
  },
  'sign.reported': {
    ...{ summary: '标志被反映有问题 / A sign was reported', payload: payloadOf('sign.reported', SignData) },
  },
} satisfies Record<EventKind, { summary: string; payload: z.ZodType }>;
