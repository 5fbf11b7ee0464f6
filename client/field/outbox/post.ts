import type { FieldRecord, Receipt, RecordId, RecordPhoto } from '#server/signs/field/fieldContract.ts';

/** What is known of a photograph's way while it is sent. */
export interface UploadHooks {
  /** The server takes the rest of it there, also after the end of the app. */
  onUrl: (url: string) => Promise<void>;
  onSent: (bytes: number) => void;
}

export interface PhotoToSend {
  facts: RecordPhoto;
  recordId: RecordId;
  blob: Blob;
  uploadUrl: string | null;
}

/** The way to the server. Every act may fail with FieldProblem, before or after the server has done its part. */
export interface Post {
  /** Who the server takes us for. */
  whoAmI: () => Promise<string>;
  /** Hands a record in; under the same id again it is the same record. */
  hand: (id: RecordId, record: FieldRecord) => Promise<Receipt>;
  ask: (id: RecordId) => Promise<Receipt>;
  /** Sends what the server does not have of a photograph. */
  upload: (photo: PhotoToSend, hooks: UploadHooks) => Promise<void>;
}
