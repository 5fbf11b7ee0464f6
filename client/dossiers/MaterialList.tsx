import { Button } from 'antd';
import { useRef, useState } from 'react';
import { type Dossier, DossiersApi, FileSlot } from '#server/dossiers/contract.ts';
import { urlOf } from '../api/call.ts';
import { useAct } from '../api/query.ts';
import { FormDialog } from '../naming/campaigns/FormDialog.tsx';
import { useLanguage } from '../ui/addWords.ts';
import { useDossierWords } from './words.ts';

interface Chosen {
  slot: FileSlot;
  file: File;
}

/** D1–D7 and the papers of what comes after, each with its files and the way to add one. */
export function MaterialList({ dossier }: { dossier: Dossier }) {
  const say = useDossierWords();
  const inEnglish = useLanguage() === 'en';
  const [chosen, setChosen] = useState<Chosen>();
  const mayAct = dossier.acts.length > 0;
  const isEarly = dossier.state === 'drafting' || dossier.state === 'consulting';
  return (
    <>
      <ul className="dossier-materials">
        {dossier.materials
          .filter(({ no, files }) => no.startsWith('D') || files.length > 0 || !isEarly)
          .map(({ no, label, labelZh, required, files }) => (
            <li key={no}>
              <div>
                {no.startsWith('D') && <strong>{no} </strong>}
                {inEnglish ? label : labelZh}
                {required && <span className="hint">（{say('required')}）</span>}
                <FileLinks dossier={dossier} files={files} />
              </div>
              {mayAct && no.startsWith('D') === isEarly && (
                <Chooser
                  label={say('uploadFor', { label: no.startsWith('D') ? no : labelZh })}
                  onFile={(file) => setChosen({ slot: FileSlot.parse(no), file })}
                />
              )}
            </li>
          ))}
      </ul>
      <p className="hint">{say('fileHint')}</p>
      {chosen && <AttachDialog dossier={dossier} chosen={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function FileLinks({ dossier, files }: { dossier: Dossier; files: Dossier['materials'][number]['files'] }) {
  const say = useDossierWords();
  if (files.length === 0) return <p className="hint">{say('noFile')}</p>;
  return (
    <ul>
      {files.map(({ id, fileName, pages, author }) => (
        <li key={id}>
          <a href={urlOf(DossiersApi.file, { params: { id: dossier.id, fileId: id } })}>{fileName}</a>{' '}
          <span className="hint">
            {say('pages', { n: pages })} · {author}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Chooser({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  const say = useDossierWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label={label}
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          target.value = '';
        }}
      />
      <Button size="small" aria-label={label} onClick={() => input.current?.click()}>
        {say('upload')}
      </Button>
    </>
  );
}

function AttachDialog({ dossier, chosen, onClose }: { dossier: Dossier; chosen: Chosen; onClose: () => void }) {
  const say = useDossierWords();
  const attach = useAct(DossiersApi.attach, { onSuccess: onClose });
  return (
    <FormDialog
      title={chosen.file.name}
      okText={say('upload')}
      fields={[
        { name: 'pages', kind: 'line', label: 'field.pages' },
        { name: 'author', kind: 'line', label: 'field.author' },
      ]}
      say={say}
      first={{ pages: '1', author: dossier.owner }}
      isPending={attach.isPending}
      error={attach.error}
      faultsOf={(values) =>
        new Set(DossiersApi.attach.query.safeParse(values).error?.issues.map(({ path }) => String(path[0])))
      }
      onSubmit={(values) =>
        attach.mutate({
          params: { id: dossier.id, slot: chosen.slot },
          query: DossiersApi.attach.query.parse(values),
          file: chosen.file,
          version: dossier.version,
        })
      }
      onClose={onClose}
    />
  );
}
