import { type FormEvent, useId, useState } from 'react';
import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { signsTyped } from './codeVerdict.ts';
import { useScanWords } from './words.ts';

interface Props {
  signs: readonly FieldSign[];
  onSign: (sign: FieldSign) => void;
  /** A whole address was typed or pasted: it is judged like a scanned one. */
  onText: (text: string) => void;
}

/** The number printed under a code, for plates whose code cannot be read. */
export function TypedCode({ signs, onSign, onText }: Props) {
  const say = useScanWords();
  const id = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<number | null>(null);
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (text.includes('/')) return onText(text.trim());
    const fitting = signsTyped(text, signs);
    const [only] = fitting;
    setFound(fitting.length);
    if (only && fitting.length === 1) onSign(only);
  };
  return (
    <form className="scanner-typed" onSubmit={find}>
      <label htmlFor={id}>{say('typed')}</label>
      <div>
        <input
          id={id}
          value={text}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setText(target.value);
            setFound(null);
          }}
        />
        <button type="submit" className="small">
          {say('find')}
        </button>
      </div>
      {found !== null && found !== 1 && (
        <p role="alert">{found === 0 ? say('noneTyped') : say('several', { n: found })}</p>
      )}
    </form>
  );
}
