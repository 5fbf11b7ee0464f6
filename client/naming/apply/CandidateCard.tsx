import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../../ui/Field.tsx';
import type { CandidateEntry } from './applicationForm.ts';
import type { Faults } from './faultsOf.ts';
import { fieldId } from './sections.ts';
import { useApplyWords } from './words.ts';

interface Props {
  entry: CandidateEntry;
  index: number;
  count: number;
  faults: Faults;
  onChange: (part: Partial<CandidateEntry>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  /** What the rules say, under the name. */
  children: ReactNode;
}

/** One candidate: name, meaning, reason, and its place in the order. */
export function CandidateCard({ entry, index, count, faults, onChange, onMove, onRemove, children }: Props) {
  const say = useApplyWords();
  const title = index === 0 ? say('candidateFirst') : say('candidate', { n: index + 1 });
  const called = entry.name.trim() || title;
  const at = (part: string) => `/candidates/${index}/${part}`;
  return (
    <fieldset className="candidate">
      <legend>
        <span className="candidate-rank" aria-hidden="true">
          {index + 1}
        </span>
        {title}
      </legend>
      <div className="candidate-order">
        <Button
          size="small"
          disabled={index === 0}
          aria-label={say('moveUp', { name: called })}
          onClick={() => onMove(-1)}
        >
          {say('up')}
        </Button>
        <Button
          size="small"
          disabled={index === count - 1}
          aria-label={say('moveDown', { name: called })}
          onClick={() => onMove(1)}
        >
          {say('down')}
        </Button>
        <Button size="small" disabled={count === 1} aria-label={say('removeName', { name: called })} onClick={onRemove}>
          {say('remove')}
        </Button>
      </div>
      <Field label={say('name')} required help={say('nameHelp')} error={faults[at('name')]} id={fieldId(at('name'))}>
        {(control) => (
          <Input
            {...control}
            className="candidate-name"
            value={entry.name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      {children}
      <div className="field-row">
        {(['meaning', 'reason'] as const).map((part) => (
          <Field key={part} label={say(part)} required error={faults[at(part)]} id={fieldId(at(part))}>
            {(control) => (
              <Input.TextArea
                {...control}
                value={entry[part]}
                maxLength={2000}
                rows={2}
                onChange={(event) => onChange({ [part]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
