import { z } from 'zod';
import { PlaceId } from '#server/gazetteer/contract.ts';
import { SignType } from '#server/signs/contract.ts';
import { Fix, NewSignPayload, type PackageContent } from '#server/signs/field/fieldContract.ts';
import { Choice } from './Choice.tsx';
import { commonObstacle, type Obstacle } from './obstacles.ts';
import { PlaceChoice } from './PlaceChoice.tsx';
import { RecordFrame } from './RecordFrame.tsx';
import { TypeChoice } from './TypeChoice.tsx';
import { useFormDraft } from './useFormDraft.ts';
import { useRecordForm } from './useRecordForm.ts';
import { WithPackage } from './WithPackage.tsx';
import { useNewSignWords } from './words.ts';

/** Entries of the form, as its draft keeps them. */
export const NewSignEntries = z.object({
  placeId: PlaceId.nullable(),
  type: SignType,
  number: z.string(),
  mounting: NewSignPayload.shape.mounting,
  note: z.string(),
  fix: Fix.nullable(),
});
type Entries = z.infer<typeof NewSignEntries>;
const EMPTY: Entries = { placeId: null, type: 'street', number: '', mounting: 'post', note: '', fix: null };

/** Types that carry a number of their own. */
const NUMBERED: ReadonlySet<Entries['type']> = new Set(['building', 'door_small', 'door_large', 'unit']);

/** A sign on the ground that the register does not have; `id` of a refused record that is corrected. */
export function NewSignScreen({ id }: { id?: string }) {
  const say = useNewSignWords();
  return (
    <WithPackage title={say('newSign')} back="/work">
      {(content) => <NewSignForm key={id ?? ''} content={content} draftKey={id ? `new_sign:${id}` : 'new_sign'} />}
    </WithPackage>
  );
}

function NewSignForm({ content, draftKey }: { content: PackageContent; draftKey: string }) {
  const say = useNewSignWords();
  const draft = useFormDraft(draftKey, NewSignEntries, EMPTY);
  const form = useRecordForm(draft, '/outbox');
  if (!draft) return null;
  const { entries, photos, set } = draft;
  const { placeId, type, number, mounting, note } = entries;
  const { fix } = form;
  const isNumbered = NUMBERED.has(type);
  const save = async () => {
    if (!placeId || !fix) return;
    const written = { number: isNumbered ? number.trim() : null, note: note.trim() || null };
    const name = content.names.find((one) => one.placeId === placeId)?.name ?? '';
    const payload = NewSignPayload.parse({
      kind: 'new_sign',
      placeId,
      type,
      mounting,
      azimuthDegrees: null,
      fix,
      ...written,
    });
    await form.save(payload, say('titleNew', { name: name + (written.number ?? '') }));
  };
  const obstacle =
    ownObstacle(entries) ?? commonObstacle({ photos: photos.length, fix, note }, form.asked('photos-new'));
  return (
    <RecordFrame
      title={say('newSign')}
      back="/work"
      kinds={['installed', 'surroundings']}
      {...{ draft, form, obstacle }}
      onSave={save}
    >
      <PlaceChoice
        names={content.names}
        value={placeId}
        here={form.locating.rough?.position ?? null}
        onChange={(id) => set({ placeId: id })}
      />
      <TypeChoice value={type} onChange={(chosen) => set({ type: chosen })} />
      {isNumbered && (
        <label>
          {say('number')}
          <input
            value={number}
            maxLength={20}
            inputMode="text"
            onChange={({ target }) => set({ number: target.value })}
          />
        </label>
      )}
      <Choice
        legend={say('mounting')}
        options={NewSignPayload.shape.mounting.options}
        value={mounting}
        label={(one) => say(`mounting.${one}`)}
        onChange={(chosen) => set({ mounting: chosen })}
      />
    </RecordFrame>
  );
}

function ownObstacle({ placeId, type, number }: Entries): Obstacle | null {
  if (!placeId) return 'place';
  return NUMBERED.has(type) && number.trim() === '' ? 'number' : null;
}
