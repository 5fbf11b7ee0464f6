import { useEffect, useState } from 'react';
import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { useFix } from '../locate/useFix.ts';
import { useOutbox } from '../outbox/useOutbox.ts';
import { Photos } from '../photo/Photos.tsx';
import type { KeptPackage, KeptRecord } from '../store/db.ts';
import { useMeasures } from '../store/measures.ts';
import { useBusy } from '../ui/busy.ts';
import { Frame } from '../ui/Frame.tsx';
import { Plate } from '../ui/Plate.tsx';
import { FoundField } from './FoundField.tsx';
import { InspectionFacts } from './InspectionFacts.tsx';
import { type Obstacle, obstacleOf, payloadOf, photosMissing } from './inspectionEntries.ts';
import { useInspectionWords } from './inspectionWords.ts';
import { NoteAndRegister } from './NoteAndRegister.tsx';
import { PositionField } from './PositionField.tsx';
import { SavedScreen } from './SavedScreen.tsx';
import { titleOf } from './titleOf.ts';
import type { InspectionDraft } from './useInspectionDraft.ts';

interface Props {
  kept: KeptPackage;
  sign: FieldSign;
  /** The person's earlier records of this sign on this device. */
  records: KeptRecord[];
  form: InspectionDraft;
}

/** What is found at a sign, from top to bottom as one stands before it; saved by one tap at the foot. */
export function InspectionForm({ kept, sign, records, form }: Props) {
  const say = useInspectionWords();
  const { entries, photos, enter, note } = form;
  const measures = useMeasures();
  const locating = useFix({ atOnce: entries.fix === null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new position is noted
  useEffect(() => {
    if (locating.fix) note({ fix: locating.fix });
  }, [locating.fix]);
  const { saving, saved, failed, save } = useSaving({ kept, sign, form });
  useBusy(!saved && (photos.length > 0 || entries.found !== null));
  if (saved) return <SavedScreen sign={sign} photos={photos.length} />;
  const obstacle = obstacleOf(
    entries,
    photos.map(({ facts }) => facts),
    measures,
  );
  return (
    <Frame
      title={say('title')}
      back="/"
      actions={
        <button type="button" className="big main" disabled={obstacle !== null || saving} onClick={() => void save()}>
          {saving ? say('saving') : obstacle ? <Need obstacle={obstacle} form={form} /> : say('save')}
        </button>
      }
    >
      <Plate sign={sign} />
      <InspectionFacts kept={kept} sign={sign} records={records} resumed={form.resumed} />
      <FoundField entries={entries} defects={kept.content.defects} enter={enter} />
      <Photos photos={photos} kinds={['sign', 'surroundings']} onTaken={form.addPhoto} onDropped={form.dropPhoto} />
      <PositionField locating={locating} fix={entries.fix} />
      <NoteAndRegister sign={sign} form={form} />
      {failed ? (
        <p role="alert" className="alert">
          {say('full')}
        </p>
      ) : null}
    </Frame>
  );
}

function Need({ obstacle, form }: { obstacle: Obstacle; form: InspectionDraft }) {
  const say = useInspectionWords();
  const missing = photosMissing(
    form.entries,
    form.photos.map(({ facts }) => facts),
    useMeasures(),
  );
  return say(`need.${obstacle}`, missing);
}

/** One tap puts the form into the outbox; where the device has no room, the form stays as it is. */
function useSaving({ kept, sign, form }: Omit<Props, 'records'>) {
  const { add } = useOutbox();
  const [state, setState] = useState<'open' | 'saving' | 'saved' | 'failed'>('open');
  const save = async () => {
    setState('saving');
    const { key, recordId } = form.draft;
    const entry = { payload: payloadOf(form.entries, sign), title: titleOf(sign), packageId: kept.id };
    try {
      await add({ ...entry, draft: { key, recordId } }, form.photos);
      setState('saved');
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setState('failed');
    }
  };
  return { saving: state === 'saving', saved: state === 'saved', failed: state === 'failed', save };
}
