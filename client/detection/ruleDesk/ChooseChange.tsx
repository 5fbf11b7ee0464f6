import { Input, Select } from 'antd';
import { useEffect } from 'react';
import type { RuleChangeItem } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useCall } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { Field } from '../../ui/Field.tsx';
import { DayControl } from './DayControl.tsx';
import { useDeskWords } from './words.ts';

/** The draft into which a row goes; without an id a new one of this title and day. */
export interface ChosenChange {
  id: string | undefined;
  title: string;
  effectiveOn: string;
}
interface Props {
  chosen: ChosenChange;
  onChange: (chosen: ChosenChange) => void;
}

const NEW = 'new';
const optionOf = ({ id, title, effectiveOn }: RuleChangeItem): { value: string; label: string } => ({
  value: id,
  label: `${title}（${effectiveOn}）`,
});

/** Chooses among the drafts, the one worked on last first, or begins a new one. */
export function ChooseChange({ chosen, onChange }: Props) {
  const say = useDeskWords();
  const facts = useFacts();
  const drafts = useCall(RuleDeskApi.changes, { query: { state: 'draft' } }).data?.items;
  const latest = drafts?.[0];
  const isUntouched = chosen.id === undefined && chosen.effectiveOn === '';
  const today = facts ? dayOf(facts.now) : '';
  // What is offered first depends on what the server says: the newest draft, else a new one of today.
  useEffect(() => {
    if (!isUntouched || drafts === undefined || today === '') return;
    onChange(latest ? { ...chosen, id: latest.id, effectiveOn: today } : { ...chosen, effectiveOn: today });
  }, [isUntouched, drafts, latest, today, chosen, onChange]);
  return (
    <div className="choose-change">
      <Field label={say('intoChange')}>
        {({ id }) => (
          <Select
            id={id}
            value={chosen.id ?? NEW}
            onChange={(value: string) => onChange({ ...chosen, id: value === NEW ? undefined : value })}
            options={[...(drafts ?? []).map(optionOf), { value: NEW, label: say('intoNew') }]}
          />
        )}
      </Field>
      {chosen.id === undefined && (
        <div className="field-row">
          <Field label={say('changeTitle')} required>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={chosen.title}
                onChange={(event) => onChange({ ...chosen, title: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('effectiveOn')} required help={say('effectiveHelp')}>
            {({ id }) => (
              <DayControl
                id={id}
                value={chosen.effectiveOn}
                onChange={(day) => onChange({ ...chosen, effectiveOn: day })}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}
