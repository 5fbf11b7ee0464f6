import { useId, useState } from 'react';
import type { CodeReader } from '../../camera/readCodes.ts';
import { useScanWords } from './words.ts';

/** Reads codes in a photograph, taken now or before. */
export function PhotoCode({ reader, onCodes }: { reader: CodeReader; onCodes: (texts: string[]) => void }) {
  const say = useScanWords();
  const id = useId();
  const [isEmpty, setEmpty] = useState(false);
  const read = async (file: File) => {
    const texts = await reader(file).catch(() => []);
    setEmpty(texts.length === 0);
    if (texts.length > 0) onCodes(texts);
  };
  return (
    <div>
      <span className="camera">
        <input
          id={id}
          type="file"
          accept="image/*"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            // The same photo may be chosen again.
            target.value = '';
            if (file) void read(file);
          }}
        />
        <label htmlFor={id} className="big">
          {say('photo')}
        </label>
      </span>
      {isEmpty && (
        <p role="alert" className="alert">
          {say('noCodeInPhoto')}
        </p>
      )}
    </div>
  );
}
