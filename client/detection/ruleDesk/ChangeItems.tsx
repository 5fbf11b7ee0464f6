import { Alert, App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ChangeItemDetail, RuleChange } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useAct } from '../../api/query.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { changeDraft } from './changeDraft.ts';
import { ItemDifference } from './ItemDifference.tsx';
import { type RowEdit, RowEditor } from './RowEditor.tsx';
import { useRowLabel } from './useRowLabel.ts';
import { useDeskWords } from './words.ts';

const TONE: Record<ChangeItemDetail['operation'], Tone> = { add: 'good', replace: 'active', end: 'warning' };

/** What a change does, row by row, each with what differs. */
export function ChangeItems({ change }: { change: RuleChange }) {
  const say = useDeskWords();
  const { message } = App.useApp();
  const [edit, setEdit] = useState<RowEdit | null>(null);
  const mayEdit = change.acts.includes('edit');
  const remove = useAct(RuleDeskApi.edit, { onSuccess: () => void message.success(say('removed')) });
  const removeAt = (at: number) => {
    const items = changeDraft(change).items.filter((_, i) => i !== at);
    remove.mutate({ params: { id: change.id }, version: change.version, body: changeDraft(change, { items }) });
  };
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          {say('items')}（{change.items.length}）
        </h2>
        {mayEdit && (
          <LinkButton size="small" to="/rules">
            {say('toRows')}
          </LinkButton>
        )}
      </div>
      <ProblemAlert error={remove.error} />
      {change.items.length === 0 && <p className="hint">{say('noItems')}</p>}
      <ol className="change-items">
        {change.items.map((item, at) => (
          <li key={`${item.operation} ${item.kind} ${item.rowId ?? at}`}>
            <ItemHead item={item}>
              {mayEdit && (
                <>
                  {item.operation !== 'end' && (
                    <Button size="small" onClick={() => setEdit(editOf(change, item, at))}>
                      {say('edit')}
                    </Button>
                  )}
                  <Button size="small" danger loading={remove.isPending} onClick={() => removeAt(at)}>
                    {say('remove')}
                  </Button>
                </>
              )}
            </ItemHead>
            <ItemDifference item={item} />
          </li>
        ))}
      </ol>
      {edit && <RowEditor edit={edit} onClose={() => setEdit(null)} />}
    </section>
  );
}

function ItemHead({ item, children }: { item: ChangeItemDetail; children: ReactNode }) {
  const say = useDeskWords();
  const label = useRowLabel();
  return (
    <>
      <div className="change-item-head">
        <StatusTag tone={TONE[item.operation]}>{say(`operation.${item.operation}`)}</StatusTag>
        <span>{say(`kind.${item.kind}`)}</span>
        <strong>{label({ label: item.label, body: item.body ?? item.before })}</strong>
        <span className="change-item-acts">{children}</span>
      </div>
      {item.outdated && <Alert type="warning" showIcon title={say('outdated')} />}
    </>
  );
}

const editOf = (change: RuleChange, item: ChangeItemDetail, at: number): RowEdit => ({
  operation: item.operation,
  kind: item.kind,
  ...(item.rowId === null ? {} : { rowId: item.rowId }),
  ...(item.baseVersion === null ? {} : { baseVersion: item.baseVersion }),
  label: item.label,
  body: item.body ?? {},
  within: { changeId: change.id, at },
});
