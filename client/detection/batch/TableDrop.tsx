import { FileDrop } from '../../ui/FileDrop.tsx';
import { useBatchWords } from './words.ts';

const ACCEPTED = '.xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv';

/** Takes one table of names. */
export function TableDrop({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const say = useBatchWords();
  return (
    <FileDrop
      choose={say('choose')}
      drop={say('drop')}
      hint={say('columns')}
      accept={ACCEPTED}
      busy={busy}
      onFile={onFile}
    />
  );
}
