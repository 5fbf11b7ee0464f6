import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';

/** How long a photograph that never became whole is kept. */
const KEPT_MS = 14 * 86_400_000;

/**
 * Photographs on their way: what arrived lies in a file, so that a process that is killed loses none of it. An upload bears the
 * id of its photograph; made again, it goes on where it was.
 */
export class PhotoStore {
  readonly #folder: string;
  #files: KeepingStore | undefined;
  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'field-uploads');
  }

  /** The store as tus wants it. Made when first asked for: it makes its folder. */
  get files(): FileStore {
    this.#files ??= new KeepingStore({ directory: this.#folder, expirationPeriodInMilliseconds: KEPT_MS });
    return this.#files;
  }

  /** Bytes of a photograph that are here; 0 where none is. */
  received(photoId: string): Promise<number> {
    return stat(this.#pathOf(photoId)).then(
      ({ size }) => size,
      () => 0,
    );
  }

  /** What arrived; undefined where another request took it meanwhile. */
  read(photoId: string): Promise<Buffer | undefined> {
    return readFile(this.#pathOf(photoId)).catch(() => undefined);
  }

  /** Forgets what arrived; it begins anew. */
  async remove(photoId: string): Promise<void> {
    // Another request may have forgotten it first.
    await this.files.remove(photoId).catch(() => undefined);
  }

  /** Removes what is older than it is kept. Answers how many. */
  forgetOld = async (): Promise<number> => {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return this.files.deleteExpired();
  };

  #pathOf = (photoId: string): string => join(this.#folder, photoId);
}

class KeepingStore extends FileStore {
  // A phone that lost the address makes the upload again: what is here of the same length stays.
  override async create(upload: Upload): Promise<Upload> {
    const known = await this.getUpload(upload.id).catch(() => undefined);
    if (known && known.size === upload.size) return known;
    return super.create(upload);
  }
}
