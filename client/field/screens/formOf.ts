import type { KeptRecord } from '../store/db.ts';

/** Where a record is written again: the screen of its form, the key of its draft, and its entries as that form reads them. */
export interface FormAgain {
  path: string;
  draftKey: string;
  entries: unknown;
}

/** The form in which a refused record can be corrected; null where its kind has none. */
export function formOf({ payload }: Pick<KeptRecord, 'payload'>): FormAgain | null {
  if (payload.kind !== 'inspection' || payload.signId === null) return null;
  const { signId, found, defects, note } = payload;
  return {
    path: `/inspect/${signId}`,
    draftKey: `inspection:${signId}`,
    entries: {
      found,
      defects,
      note: note ?? '',
      fix: payload.fix,
      scannedUrl: payload.scannedUrl,
      codeState: payload.codeState,
    },
  };
}
