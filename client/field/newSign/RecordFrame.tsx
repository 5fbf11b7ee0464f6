import { type ReactNode, useId } from 'react';
import type { RecordPhoto } from '#server/signs/field/fieldContract.ts';
import { PositionPanel } from '../locate/PositionPanel.tsx';
import { Photos } from '../photo/Photos.tsx';
import { useMeasures } from '../store/measures.ts';
import { useLanguage } from '../ui/addWords.ts';
import { Frame } from '../ui/Frame.tsx';
import type { Obstacle } from './obstacles.ts';
import type { FormDraft } from './useFormDraft.ts';
import type { RecordForm } from './useRecordForm.ts';
import { useNewSignWords } from './words.ts';

interface Props {
  title: string;
  back: string;
  draft: FormDraft<{ note: string }>;
  form: RecordForm;
  kinds: RecordPhoto['kind'][];
  obstacle: Obstacle | null;
  onSave: () => Promise<void>;
  children: ReactNode;
}

/** The form of a record: its own fields, then note, photographs and position; at the foot what is missing still, and saving. */
export function RecordFrame({ title, back, draft, form, kinds, obstacle, onSave, children }: Props) {
  const say = useNewSignWords();
  const language = useLanguage();
  const noteId = useId();
  const { accuracy } = useMeasures();
  const actions = (
    <>
      <p className="hint" role="status">
        {form.isFull ? say('full') : obstacle ? say(`need.${obstacle}`, { accuracy }) : say('complete')}
      </p>
      <button
        type="button"
        className="big main"
        disabled={obstacle !== null || form.isSaving}
        onClick={() => void onSave()}
      >
        {say(form.isSaving ? 'saving' : 'save')}
      </button>
    </>
  );
  return (
    <Frame title={title} back={back} actions={actions}>
      <div className="stack">
        {draft.problem && (
          <p className="alert" role="status">
            {say('wasRefused', { why: language === 'en' ? draft.problem.detail : draft.problem.detailZh })}
          </p>
        )}
        {children}
        <div>
          <label htmlFor={noteId}>{say('note')}</label>
          <textarea
            id={noteId}
            maxLength={1000}
            value={draft.entries.note}
            onChange={({ target }) => draft.set({ note: target.value })}
          />
        </div>
        <Photos photos={draft.photos} kinds={kinds} onTaken={draft.addPhoto} onDropped={draft.dropPhoto} />
        <PositionPanel locating={form.locating} />
      </div>
    </Frame>
  );
}
