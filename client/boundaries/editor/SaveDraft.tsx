import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import type { Position } from '#server/boundaries/arcs/edgeArc.ts';
import type { LineId } from '#server/boundaries/contract.ts';
import { EditFault, type LineDraft, LineDraftApi } from '#server/boundaries/lines/drafts/draftContract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { LineEditorState } from './useLineEditor.ts';
import { useEditorWords } from './words.ts';

interface Props {
  lineId: LineId;
  draft: LineDraft | null;
  editor: LineEditorState;
  onShow: (at: Position) => void;
}

/** Saves the steps as a draft that both sides see; the line itself stays as it is. */
export function SaveDraft({ lineId, draft, editor: { edits, faults }, onShow }: Props) {
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
      <ServerFaults error={save.error ?? edit.error} onShow={onShow} />
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

const Refused = z.object({ faults: EditFault.array() });
const SAID = [
  'self-crossing',
  'crossing',
  'touching',
  'passed-over',
  'other-line',
  'finer-node',
  'invalid',
  'overlap',
  'gap',
] as const;

/** What only the server could find: townships that end on the line, outlines that PostGIS judges. */
function ServerFaults({ error, onShow }: { error: Error | null; onShow: (at: Position) => void }) {
  const say = useEditorWords();
  const refused = error instanceof ApiProblem ? Refused.safeParse(error.facts).data : undefined;
  if (!refused) return null;
  return (
    <ul className="fault-list" role="alert">
      {refused.faults.map(({ step, code, at }) => (
        <li key={`${step}-${code}-${at?.join()}`}>
          {step !== null && say('atStep', { n: step })}
          {say(`fault.${SAID.find((one) => one === code) ?? 'stale'}`)}
          {at && (
            <Button size="small" onClick={() => onShow(at)}>
              {say('show')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
