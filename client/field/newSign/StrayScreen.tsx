import { z } from 'zod';
import {
  CodeState,
  DefectCode,
  Fix,
  InspectionPayload,
  type PackageContent,
} from '#server/signs/field/fieldContract.ts';
import { MISSING, photosMissing } from '../screens/inspectionEntries.ts';
import { useMeasures } from '../store/measures.ts';
import { DefectChoice } from './DefectChoice.tsx';
import { commonObstacle, type Obstacle } from './obstacles.ts';
import { RecordFrame } from './RecordFrame.tsx';
import { useFormDraft } from './useFormDraft.ts';
import { useRecordForm } from './useRecordForm.ts';
import { WithPackage } from './WithPackage.tsx';
import { useNewSignWords } from './words.ts';

/** A sign that no register has, by itself a defect. */
const UNAUTHORISED = 'F11';

/** Entries of the form, as its draft keeps them. */
export const StrayEntries = z.object({
  /** What is wrong beside that it stands there. */
  defects: DefectCode.array(),
  note: z.string(),
  fix: Fix.nullable(),
  scannedUrl: z.string().nullable(),
  codeState: CodeState.nullable(),
});
type Entries = z.infer<typeof StrayEntries>;
const EMPTY: Entries = { defects: [], note: '', fix: null, scannedUrl: null, codeState: null };

/** An inspection of a sign that is in no register; `id` of a refused record that is corrected. */
export function StrayScreen({ id }: { id?: string }) {
  const say = useNewSignWords();
  return (
    <WithPackage title={say('stray')} back="/work">
      {(content) => <StrayForm key={id ?? ''} content={content} draftKey={id ? `stray:${id}` : 'stray'} />}
    </WithPackage>
  );
}

function StrayForm({ content, draftKey }: { content: PackageContent; draftKey: string }) {
  const say = useNewSignWords();
  const draft = useFormDraft(draftKey, StrayEntries, EMPTY);
  const form = useRecordForm(draft, '/outbox');
  const measures = useMeasures();
  if (!draft) return null;
  const { entries, photos, set } = draft;
  const { fix } = form;
  const save = async () => {
    if (fix) await form.save(strayPayload(entries, fix), say('titleStray', { text: entries.note.trim().slice(0, 12) }));
  };
  const missing = photosMissing(
    { found: 'defect' },
    photos.map(({ facts }) => facts),
    measures,
  );
  const own: Obstacle | null = entries.note.trim() === '' ? 'note' : missing.signs + missing.around > 0 ? 'both' : null;
  const common = { photos: photos.length, fix, note: entries.note };
  return (
    <RecordFrame
      title={say('stray')}
      back="/work"
      kinds={['sign', 'surroundings']}
      obstacle={own ?? commonObstacle(common, form.asked('photos-sign'))}
      {...{ draft, form }}
      onSave={save}
    >
      <p className="hint">
        {say('strayHint')} <a href="#/new-sign">{say('newSign')}</a>
      </p>
      <DefectChoice
        defects={content.defects.filter(({ code }) => code !== UNAUTHORISED && code !== MISSING)}
        value={entries.defects}
        onChange={(defects) => set({ defects })}
      />
    </RecordFrame>
  );
}

/** The record of complete entries: always F11, with what else is wrong. */
export function strayPayload({ defects, note, scannedUrl, codeState }: Entries, fix: Fix): InspectionPayload {
  return InspectionPayload.parse({
    ...{ kind: 'inspection', signId: null, found: 'defect', defects: [UNAUTHORISED, ...defects] },
    ...{ note: note.trim() || null, fix, scannedUrl, codeState, changes: null, baseVersion: null },
  });
}
