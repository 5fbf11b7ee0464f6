import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useBatchWords } from './words.ts';
import './batch.css';

const ACCEPTED = '.xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv';

/** Takes one table of names, dropped or chosen; the button is the way for the keyboard. */
export function TableDrop({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const say = useBatchWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) take(event.dataTransfer.files);
  };
  return (
    <section
      className={over ? 'table-drop over' : 'table-drop'}
      aria-label={say('choose')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        accept={ACCEPTED}
        aria-label={say('choose')}
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <p className="table-drop-way">
        <span className="table-drop-words">{say('drop')}</span>
        <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
          {say('choose')}
        </Button>
      </p>
      <p className="hint">{say('columns')}</p>
    </section>
  );
}
