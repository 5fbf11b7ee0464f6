import { useState } from 'react';
import { z } from 'zod';
import { SignId } from '#server/signs/contract.ts';
import { type FieldSign, Fix, type PackageContent, ReplacedSignPayload } from '#server/signs/field/fieldContract.ts';
import type { CodeVerdict } from '../scan/codeVerdict.ts';
import { Scanner } from '../scan/Scanner.tsx';
import { Frame } from '../ui/Frame.tsx';
import { ChosenPlate } from './ChosenPlate.tsx';
import { OldSignList } from './OldSignList.tsx';
import { commonObstacle, type Obstacle } from './obstacles.ts';
import { RecordFrame } from './RecordFrame.tsx';
import { useFormDraft } from './useFormDraft.ts';
import { useRecordForm } from './useRecordForm.ts';
import { WithPackage } from './WithPackage.tsx';
import { useNewSignWords } from './words.ts';

/** Entries of the form, as its draft keeps them. */
export const ReplacedEntries = z.object({
  oldSignId: SignId.nullable(),
  newSignId: SignId.nullable(),
  note: z.string(),
  fix: Fix.nullable(),
});
type Entries = z.infer<typeof ReplacedEntries>;
const EMPTY: Entries = { oldSignId: null, newSignId: null, note: '', fix: null };

/** One plate taken down and another set up in its place, both read by their codes; `id` of a refused record that is corrected. */
export function ReplacedScreen({ id }: { id?: string }) {
  const say = useNewSignWords();
  return (
    <WithPackage title={say('replaced')} back="/work">
      {(content) => (
        <ReplacedForm key={id ?? ''} content={content} draftKey={id ? `replaced_sign:${id}` : 'replaced_sign'} />
      )}
    </WithPackage>
  );
}

function ReplacedForm({ content, draftKey }: { content: PackageContent; draftKey: string }) {
  const say = useNewSignWords();
  const draft = useFormDraft(draftKey, ReplacedEntries, EMPTY);
  const form = useRecordForm(draft, '/outbox');
  const [scanning, setScanning] = useState<'old' | 'new' | null>(null);
  if (!draft) return null;
  const { entries, photos, set } = draft;
  const { oldSignId, newSignId, note } = entries;
  const old = content.signs.find(({ id }) => id === oldSignId);
  const { fix } = form;
  if (scanning)
    return (
      <ScanPlate
        content={content}
        which={scanning}
        onLeave={() => setScanning(null)}
        onSign={(id) => {
          set(scanning === 'old' ? { oldSignId: id } : { newSignId: id });
          setScanning(null);
        }}
      />
    );
  const save = async () => {
    if (!old || !newSignId || !fix) return;
    const ids = { oldSignId: old.id, newSignId, baseVersion: old.version };
    const payload = ReplacedSignPayload.parse({ kind: 'replaced_sign', ...ids, note: note.trim() || null, fix });
    await form.save(payload, say('titleReplaced', { name: old.name + (old.number ?? '') }));
  };
  // A package taken since may no longer have the old sign: its version is unknown then.
  const obstacle =
    ownObstacle({ ...entries, oldSignId: old ? oldSignId : null }) ??
    commonObstacle({ photos: photos.length, fix, note }, form.asked('photos-new'));
  const fresh = content.signs.find(({ id }) => id === newSignId);
  return (
    <RecordFrame
      title={say('replaced')}
      back="/work"
      kinds={['installed', 'surroundings']}
      {...{ draft, form, obstacle }}
      onSave={save}
    >
      <ChosenPlate label={say('oldSign')} sign={old ?? null} id={oldSignId} onScan={() => setScanning('old')} />
      {!old && (
        <OldSignList
          signs={content.signs}
          here={form.locating.rough?.position ?? null}
          onSign={(id) => set({ oldSignId: id })}
        />
      )}
      <ChosenPlate label={say('newPlate')} sign={fresh ?? null} id={newSignId} onScan={() => setScanning('new')} />
    </RecordFrame>
  );
}

interface ScanProps {
  content: PackageContent;
  which: 'old' | 'new';
  onSign: (id: FieldSign['id']) => void;
  onLeave: () => void;
}

/** An old plate may be worn: it counts however it was found. A new one must prove what it is. */
function ScanPlate({ content, which, onSign, onLeave }: ScanProps) {
  const say = useNewSignWords();
  const [refused, setRefused] = useState(false);
  const use = ({ signId, codeState, scannedUrl }: CodeVerdict) => {
    const { data } = SignId.safeParse(signId);
    const isProved = scannedUrl !== null && (codeState === 'genuine' || codeState === 'unsigned');
    const isKnown = content.signs.some(({ id }) => id === data);
    if (data && (which === 'old' ? isKnown : isProved)) onSign(data);
    else setRefused(true);
  };
  const actions = (
    <button type="button" className="big" onClick={onLeave}>
      {say('leaveScan')}
    </button>
  );
  return (
    <Frame title={say(which === 'old' ? 'scanOld' : 'scanNew')} back="/work" actions={actions}>
      {refused && (
        <p role="alert" className="alert">
          {say(which === 'old' ? 'oldRefused' : 'newRefused')}
        </p>
      )}
      <Scanner content={content} expectedId={null} useLabel={say('use')} onUse={use} />
    </Frame>
  );
}

function ownObstacle({ oldSignId, newSignId }: Entries): Obstacle | null {
  if (!oldSignId) return 'oldSign';
  if (!newSignId) return 'newSign';
  return oldSignId === newSignId ? 'sameSign' : null;
}
