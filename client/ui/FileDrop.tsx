import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import './fileDrop.css';

interface Props {
  /** What the button says; also names the whole. */
  choose: string;
  /** Before the button: that a file may be dropped here. */
  drop: string;
  /** Which files, in a sentence. */
  hint: string;
  /** As the attribute `accept`. */
  accept: string;
  busy: boolean;
  onFile: (file: File) => void;
}

/** Takes one file, dropped or chosen; the button is the way for the keyboard. */
export function FileDrop({ choose, drop, hint, accept, busy, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) take(event.dataTransfer.files);
  };
  return (
    <section
      className={over ? 'file-drop over' : 'file-drop'}
      aria-label={choose}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        accept={accept}
        aria-label={choose}
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <p className="file-drop-way">
        <span className="file-drop-words">{drop}</span>
        <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
          {choose}
        </Button>
      </p>
      <p className="hint">{hint}</p>
    </section>
  );
}
