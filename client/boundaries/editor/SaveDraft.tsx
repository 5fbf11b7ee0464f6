import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { LineId } from '#server/boundaries/contract.ts';
import { type LineDraft, LineDraftApi } from '#server/boundaries/lines/drafts/draftContract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { LineEditorState } from './useLineEditor.ts';
import { useEditorWords } from './words.ts';

interface Props {
  lineId: LineId;
  draft: LineDraft | null;
  editor: LineEditorState;
}

/** Saves the steps as a draft that both sides see; the line itself stays as it is. */
export function SaveDraft({ lineId, draft, editor: { edits, faults } }: Props) {
  const say = useEditorWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [title, setTitle] = useState(draft?.title ?? '');
  const [isAsked, setAsked] = useState(false);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const onSuccess = () => {
    void message.success(say('saved'));
    void navigate(`/boundaries/${lineId}`);
  };
  const save = useAct(LineDraftApi.save, { onSuccess });
  const edit = useAct(LineDraftApi.edit, { onSuccess });
  const submit = () => {
    setAsked(true);
    const body = { title: title.trim(), edits };
    if (body.title === '') return;
    if (draft) edit.mutate({ params: { id: draft.id }, version: draft.version, body });
    else save.mutate({ params: { id: lineId }, body, idempotencyKey });
  };
  return (
    <div className="save-draft">
      <ProblemAlert error={save.error ?? edit.error} />
      <Field label={say('draftTitle')} required error={isAsked && title.trim() === '' ? say('titleNeeded') : undefined}>
        {(control) => (
          <Input {...control} maxLength={100} value={title} onChange={({ target }) => setTitle(target.value)} />
        )}
      </Field>
      <Button
        type="primary"
        disabled={edits.length === 0 || faults.length > 0}
        loading={save.isPending || edit.isPending}
        onClick={submit}
      >
        {say('saveDraft')}
      </Button>
      {faults.length > 0 && <p className="hint">{say('notWithFaults')}</p>}
    </div>
  );
}
