import type { Actor } from './accounts/actor.ts';
import { keepUpload, readKept } from './naming/uploads/keepUpload.ts';
import type { Upload } from './platform/contract.ts';
import type { Deps } from './platform/deps.ts';
import { pictureAlone, withoutMetadata } from './platform/withoutMetadata.ts';

/** The office's rule for uploads, for domains that stand before naming. */
export const uploadsOf = (deps: Deps) => ({
  keep: (actor: Actor, upload: Upload) => keepUpload(deps, actor, upload),
  read: (sha256: string) => readKept(deps, sha256),
});

/** Pictures by the same rule, without what a camera wrote beside them. */
export const picturesOf = (deps: Deps) => ({
  keepPicture: async (actor: Actor, upload: Upload) =>
    keepUpload(deps, actor, { ...upload, bytes: await withoutMetadata(upload.bytes) }, upload.mediaType),
  readPicture: async (sha256: string) => pictureAlone(await readKept(deps, sha256)),
});

/** The same rule for photographs: what they may be is judged before. */
export const photosOf = (deps: Deps) => ({
  keep: (actor: Actor, upload: Upload) => keepUpload(deps, actor, upload, upload.mediaType),
  read: (sha256: string) => readKept(deps, sha256),
});
