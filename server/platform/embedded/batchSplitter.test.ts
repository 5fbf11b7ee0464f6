import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Batch, BatchSplitter } from './batchSplitter.ts';
import { FRAME, frame, queryFrame, startupMessage, syncFrame } from './frames.ts';

const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const parse = frame(FRAME.parse, Buffer.from('\0select 1\0\0\0'));
const flush = frame(FRAME.flush, Buffer.alloc(0));
const terminate = frame(FRAME.terminate, Buffer.alloc(0));

interface Heard {
  events: string[];
  batches: Batch[];
}

function hear(chunks: Buffer[]): Heard {
  const events: string[] = [];
  const batches: Batch[] = [];
  const splitter = new BatchSplitter({
    startup: () => events.push('startup'),
    reply: (bytes) => events.push(`reply ${bytes}`),
    batch: (batch) => batches.push(batch),
    end: () => events.push('end'),
  });
  for (const chunk of chunks) splitter.write(chunk);
  return { events, batches };
}

const session = [
  sslRequest,
  startupMessage(),
  parse,
  syncFrame(),
  queryFrame('select 2'),
  parse,
  flush,
  syncFrame(),
  terminate,
];
const expected: Heard = {
  events: ['reply N', 'startup', 'end'],
  batches: [
    { bytes: Buffer.concat([parse, syncFrame()]), ready: true },
    { bytes: queryFrame('select 2'), ready: true },
    { bytes: Buffer.concat([parse, flush]), ready: false },
    { bytes: syncFrame(), ready: true },
  ],
};

it('hands over what belongs together', () => {
  expect(hear(session)).toEqual(expected);
});

it('does so however the bytes are cut', () => {
  const bytes = Buffer.concat(session);
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 })).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(cuts, (places) => {
      const chunks = [0, ...places].map((from, i) => bytes.subarray(from, places[i] ?? bytes.length));
      expect(hear(chunks)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

it('ignores what comes after the end', () => {
  expect(hear([startupMessage(), terminate, queryFrame('select 1')]).batches).toEqual([]);
});
