import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Me } from '#server/accounts/contract.ts';
import type {
  FieldPayload,
  Fix,
  PackageContent,
  Receipt,
  RecordId,
  RecordPhoto,
} from '#server/signs/field/fieldContract.ts';

/** A work package kept on this device for one person. */
export interface KeptPackage {
  id: string;
  accountId: string;
  content: PackageContent;
  downloadedAt: string;
  bytes: number;
}

/**
 * Where a record stands. waiting: the server has not answered yet. sent: it has the record, photographs are under way.
 * stored, conflict, refused: as the server's receipt says.
 */
export type RecordState = 'waiting' | 'sent' | 'stored' | 'conflict' | 'refused';

/** A record made on this device. It is never deleted before the server's receipt says `stored`, except by the person. */
export interface KeptRecord {
  id: RecordId;
  /** Whose it is: it is sent only while this person is signed in. */
  accountId: string;
  packageId: string | null;
  payload: FieldPayload;
  photos: RecordPhoto[];
  /** What a person knows it by: the name of the sign, the number of the marker. */
  title: string;
  recordedAt: string;
  state: RecordState;
  receipt: Receipt | null;
  problem: { detail: string; detailZh: string } | null;
  /** Tries that failed since the last success, and when the next is due (ISO 8601; null: at once). */
  attempts: number;
  dueAt: string | null;
  storedAt: string | null;
}

/** The bytes of a photograph, from the moment it is taken until the server's receipt. */
export interface KeptPhoto {
  id: string;
  /** Of a record, or of the draft that will become it. */
  recordId: RecordId;
  blob: Blob;
  mediaType: RecordPhoto['mediaType'];
}

/** An unfinished form: the record it will become has its id already, and so have its photographs. */
export interface Draft {
  /** What it is about, e.g. `inspection:01J…`: one draft each. */
  key: string;
  accountId: string;
  recordId: RecordId;
  photos: RecordPhoto[];
  /** The entries of the form, as that form writes them. */
  entries: unknown;
  /** Why the server refused the record that this corrects. */
  problem?: KeptRecord['problem'];
  changedAt: string;
}

/** Small facts of this installation of the app. */
export interface DeviceFacts {
  /** Sent with every record. */
  deviceId: string;
  /** Who was signed in last: their data stays readable without a network. */
  account?: Me | undefined;
  /** Where the device was last. */
  lastFix?: Fix & { at: string };
}

interface FieldSchema extends DBSchema {
  device: { key: 'device'; value: DeviceFacts };
  packages: { key: string; value: KeptPackage; indexes: { byAccount: string } };
  records: { key: string; value: KeptRecord; indexes: { byAccount: string } };
  photos: { key: string; value: KeptPhoto; indexes: { byRecord: string } };
  drafts: { key: [string, string]; value: Draft };
}
export type FieldDb = IDBPDatabase<FieldSchema>;

const VERSION = 1;

/** Opens the store of this device, making it on the first start. */
export function openFieldDb(name = 'diming-field'): Promise<FieldDb> {
  return openDB<FieldSchema>(name, VERSION, {
    upgrade(db) {
      db.createObjectStore('device');
      db.createObjectStore('packages', { keyPath: 'id' }).createIndex('byAccount', 'accountId');
      db.createObjectStore('records', { keyPath: 'id' }).createIndex('byAccount', 'accountId');
      db.createObjectStore('photos', { keyPath: 'id' }).createIndex('byRecord', 'recordId');
      db.createObjectStore('drafts', { keyPath: ['accountId', 'key'] });
    },
    // A newer version of the app in another window must not wait for this one.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

let opened: Promise<FieldDb> | undefined;
/** The one connection of this page. */
export const fieldDb = (): Promise<FieldDb> => {
  opened ??= openFieldDb();
  return opened;
};
