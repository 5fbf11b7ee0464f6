import { Input } from 'antd';
import { Field } from '../../ui/Field.tsx';
import { useKeyWords } from './words.ts';

/** Why a key is changed; required. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const say = useKeyWords();
  return (
    <Field label={say('reason')} required help={say('reasonHint')}>
      {(control) => (
        <Input.TextArea
          {...control}
          rows={2}
          maxLength={500}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
