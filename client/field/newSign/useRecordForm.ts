import { useEffect, useState } from 'react';
import type { FieldPayload, Fix } from '#server/signs/field/fieldContract.ts';
import type { FieldMeasures } from '#server/signs/field/packageWorkContract.ts';
import { type Locating, useFix } from '../locate/useFix.ts';
import { useOutbox } from '../outbox/useOutbox.ts';
import { useMeasures } from '../store/measures.ts';
import { usePackage } from '../store/usePackage.ts';
import { useBusy } from '../ui/busy.ts';
import { go } from '../ui/router.ts';
import type { FormDraft } from './useFormDraft.ts';

/** What every form of a record does alike: it finds where it is, and hands in what was entered. */
export interface RecordForm {
  locating: Locating;
  /** Where the record was made: now, or before the app was ended. */
  fix: Fix | null;
  isSaving: boolean;
  /** The device would not keep it, for want of room. */
  isFull: boolean;
  /** What the measures of the field ask of a kind of record. */
  asked: (photos: keyof FieldMeasures) => { photos: number; accuracy: number };
  save: (payload: FieldPayload, title: string) => Promise<void>;
}

/** @param then the screen after saving */
export function useRecordForm(draft: FormDraft<{ fix: Fix | null }> | undefined, then: string): RecordForm {
  const locating = useFix({ atOnce: true });
  const { add } = useOutbox();
  const packageId = usePackage()?.id ?? null;
  const measures = useMeasures();
  const [isSaving, setSaving] = useState(false);
  const [isFull, setFull] = useState(false);
  const { fix } = locating;
  const kept = draft?.entries.fix ?? null;
  // A form that nobody has begun leaves no draft behind, and one that is being handed in is none any more.
  const isBegun = draft !== undefined && draft.photos.length > 0 && !isSaving;
  useBusy(isBegun);
  const isBetter = fix !== null && (kept === null || fix.accuracyMetres < kept.accuracyMetres);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a better position is noted
  useEffect(() => {
    if (isBegun && isBetter) draft.set({ fix });
  }, [isBegun, isBetter]);
  const save: RecordForm['save'] = async (payload, title) => {
    if (!draft) return;
    setSaving(true);
    try {
      const { key, recordId, photos } = draft;
      await add({ payload, title, packageId, draft: { key, recordId } }, photos);
      go(then, true);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
      setFull(true);
      setSaving(false);
    }
  };
  const asked: RecordForm['asked'] = (of) => ({ photos: measures[of], accuracy: measures.accuracy });
  return { locating, fix: fix ?? kept, isSaving, isFull, asked, save };
}
