import { Input } from 'antd';
import type { RuleChangeDraft } from '#server/detection/ruleChangeContract.ts';
import { Field } from '../../ui/Field.tsx';
import { DayControl } from './DayControl.tsx';
import { useDeskWords } from './words.ts';

export type ChangeFacts = Pick<RuleChangeDraft, 'title' | 'documentNo' | 'effectiveOn' | 'reason'>;
interface Props {
  facts: ChangeFacts;
  faults: ReadonlyMap<string, string>;
  onChange: (facts: ChangeFacts) => void;
}

/** What a change is called, on which document it stands, from when it holds and why. */
export function ChangeForm({ facts, faults, onChange }: Props) {
  const say = useDeskWords();
  return (
    <div className="change-form">
      <Field label={say('changeTitle')} required error={faults.get('title')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={facts.title}
            onChange={(event) => onChange({ ...facts, title: event.target.value })}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={say('effectiveOn')} required help={say('effectiveHelp')} error={faults.get('effectiveOn')}>
          {({ id }) => (
            <DayControl
              id={id}
              value={facts.effectiveOn}
              onChange={(day) => onChange({ ...facts, effectiveOn: day })}
            />
          )}
        </Field>
        <Field label={say('documentNo')} help={say('documentNoHelp')} error={faults.get('documentNo')}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={facts.documentNo}
              onChange={(event) => onChange({ ...facts, documentNo: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={say('reason')} error={faults.get('reason')}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={4000}
            value={facts.reason}
            onChange={(event) => onChange({ ...facts, reason: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
