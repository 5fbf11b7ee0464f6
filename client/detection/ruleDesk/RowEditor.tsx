import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ChangeItem, RowBody, RowKind } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ChooseChange, type ChosenChange } from './ChooseChange.tsx';
import { changeDraft, withItem } from './changeDraft.ts';
import { RowForm } from './RowForm.tsx';
import { useFaults } from './useFaults.ts';
import { useDeskWords } from './words.ts';

/** What is done to which row. */
export interface RowEdit {
  operation: 'add' | 'replace' | 'end';
  kind: RowKind;
  rowId?: string;
  baseVersion?: number;
  label: string;
  body: RowBody;
  /** What the change is called at first; made of operation and row where it is not given. */
  title?: string;
  /** The change it belongs to and its place there, where it is edited again. */
  within?: { changeId: string; at: number };
}

function itemOf({ operation, kind, rowId = '', baseVersion = 1 }: RowEdit, body: RowBody): ChangeItem {
  if (operation === 'add') return { operation, kind, body };
  return operation === 'end' ? { operation, kind, rowId, baseVersion } : { operation, kind, rowId, baseVersion, body };
}

/** Fits an item into a new change or into one that is read fresh, so that nothing somebody else put there is lost. */
function useSave(edit: RowEdit, body: RowBody, chosen: ChosenChange) {
  const item = itemOf(edit, body);
  const target = useCall(RuleDeskApi.change, { params: { id: chosen.id ?? '' } }, { enabled: chosen.id !== undefined });
  const create = useAct(RuleDeskApi.create);
  const replace = useAct(RuleDeskApi.edit);
  const [at, setAt] = useState(0);
  const save = async (): Promise<{ id: string; title: string } | undefined> => {
    if (chosen.id === undefined) {
      const { title, effectiveOn } = chosen;
      return create.mutateAsync({ body: { title, effectiveOn, items: [item] } }).catch(() => undefined);
    }
    const { data: change } = await target.refetch();
    if (!change) return undefined;
    const next = withItem(changeDraft(change).items, item, edit.within?.at ?? null);
    setAt(next.at);
    const input = { params: { id: change.id }, version: change.version };
    return replace.mutateAsync({ ...input, body: changeDraft(change, { items: next.items }) }).catch(() => undefined);
  };
  const error = create.error ?? replace.error ?? target.error;
  return { save, error, at: chosen.id === undefined ? 0 : at, isPending: create.isPending || replace.isPending };
}

/** One row as a form, put into a change: nothing here changes the law at once. */
export function RowEditor({ edit, onClose }: { edit: RowEdit; onClose: () => void }) {
  const say = useDeskWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(true);
  const [body, setBody] = useState(edit.body);
  const titles = {
    add: say('editorAdd', { kind: say(`kind.${edit.kind}`) }),
    replace: say('editorReplace', { label: edit.label }),
    end: say('editorEnd', { label: edit.label }),
  };
  const title = edit.title ?? titles[edit.operation];
  const [chosen, setChosen] = useState<ChosenChange>({ id: edit.within?.changeId, title, effectiveOn: '' });
  const { save, error, at, isPending } = useSave(edit, body, chosen);
  const { faults, pointers } = useFaults(error, `/items/${at}/body`);
  const submit = async () => {
    const saved = await save();
    if (!saved) return;
    // Messages stand outside the router, so the way to the change is a button.
    void message.success(
      <>
        {say('savedIn', { title: saved.title })}
        {!edit.within && (
          <Button type="link" size="small" onClick={() => void navigate(`/rules/changes/${saved.id}`)}>
            {say('openChange')}
          </Button>
        )}
      </>,
    );
    setOpen(false);
  };
  const ready = chosen.id !== undefined || (chosen.title.trim().length >= 2 && chosen.effectiveOn !== '');
  return (
    <Drawer
      open={isOpen}
      onClose={() => setOpen(false)}
      afterOpenChange={(nowOpen) => !nowOpen && onClose()}
      mask={{ closable: false }}
      size={680}
      title={title}
      footer={
        <div className="drawer-foot">
          <Button onClick={() => setOpen(false)}>{say('cancel')}</Button>
          <Button type="primary" disabled={!ready} loading={isPending} onClick={() => void submit()}>
            {edit.within ? say('save') : say('putIn')}
          </Button>
        </div>
      }
    >
      <ProblemAlert error={error} shownElsewhere={pointers} />
      {!edit.within && <ChooseChange chosen={chosen} onChange={setChosen} />}
      {edit.operation === 'end' ? (
        <p>{say('endIntro')}</p>
      ) : (
        <RowForm kind={edit.kind} body={body} faults={faults} isNew={edit.operation === 'add'} onChange={setBody} />
      )}
    </Drawer>
  );
}
