import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { TestAgent } from '#tests/support/testApp.ts';

type Answer = ReturnType<TestAgent['get']>;

/** An answer read as bytes. */
export const asBytes = (answer: Answer): Answer =>
  answer.buffer().parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
  });

/** The package of a request as this account downloads it. */
export const fetched = (agent: TestAgent, id: string): Answer =>
  asBytes(agent.post(`/api/boundary-packages/${id}/downloads`));

export const unpacked = (zip: Buffer) => unzipSync(new Uint8Array(zip));
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
