import { SignType } from '#server/signs/contract.ts';
import { useSignWords } from '../ui/signWords.ts';
import { useNewSignWords } from './words.ts';

type Type = (typeof SignType.options)[number];

/** Which kind of plate it is. The system's own list: it opens large on every phone. */
export function TypeChoice({ value, onChange }: { value: Type; onChange: (type: Type) => void }) {
  const say = useNewSignWords();
  const saySign = useSignWords();
  return (
    <label>
      {say('type')}
      <select value={value} onChange={({ target }) => onChange(SignType.parse(target.value))}>
        {SignType.options.map((type) => (
          <option key={type} value={type}>
            {saySign(`type.${type}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
