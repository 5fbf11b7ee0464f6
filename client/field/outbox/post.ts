import type { FieldRecord, Receipt, RecordId, RecordPhoto } from '#server/signs/field/fieldContract.ts';

export interface PhotoToSend {
  facts: RecordPhoto;
  recordId: RecordId;
  blob: Blob;
  /** Bytes that the server has already, by its receipt. */
  received: number;
}

/** The way to the server. Every act may fail with FieldProblem, before or after the server has done its part. */
export interface Post {
  /** Who the server takes us for. */
  whoAmI: () => Promise<string>;
  /** Hands a record in; under the same id again it is the same record. */
  hand: (id: RecordId, record: FieldRecord) => Promise<Receipt>;
  ask: (id: RecordId) => Promise<Receipt>;
  /** Sends what the server does not have of a photograph; `onSent` hears the bytes that it has. */
  upload: (photo: PhotoToSend, onSent: (bytes: number) => void) => Promise<void>;
}
