import { Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ImportKind } from '#server/exchange/imports/importContract.ts';
import { Field } from '../../ui/Field.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useUpload } from './useUpload.ts';
import { useImportWords } from './words.ts';

const AUTO = 'auto';
// Told by content on the server; browsers only grey out the rest.
const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.xls,.zip,.gpkg,.geojson,.json,.kml,.kmz';
const MOST_MEGABYTES = 500;

/** Takes a file of data, dropped or chosen, and opens the run that begins with it. */
export function UploadPanel() {
  const say = useImportWords();
  const navigate = useNavigate();
  const [kind, setKind] = useState<ImportKind | typeof AUTO>(AUTO);
  const { sending, error, start, stop } = useUpload(({ id }) => void navigate(`/imports/${id}`));
  return (
    <section className="panel import-upload" aria-labelledby="import-upload">
      <h2 id="import-upload">{say('upload')}</h2>
      <Field label={say('kindFirst')} help={kind === AUTO ? say('kindHelp') : say(`kindHint.${kind}`)}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            disabled={sending !== null}
            onChange={setKind}
            options={[
              { value: AUTO, label: say('kindAuto') },
              ...ImportKind.options.map((value) => ({ value, label: say(`kind.${value}`) })),
            ]}
          />
        )}
      </Field>
      <FileDrop
        choose={say('choose')}
        drop={say('drop')}
        hint={`${say('formats')}${say('limit', { mb: MOST_MEGABYTES })}`}
        accept={ACCEPTED}
        busy={sending !== null}
        onFile={(file) => start(file, kind === AUTO ? undefined : kind)}
      />
      {sending && <Sending {...sending} onStop={stop} />}
      <ProblemAlert error={error} shownElsewhere={['/file']} />
    </section>
  );
}

function Sending({ fileName, fraction, onStop }: { fileName: string; fraction: number; onStop: () => void }) {
  const say = useImportWords();
  const isSent = fraction >= 1;
  return (
    <div className="import-progress">
      <span className="import-progress-words" role="status">
        {isSent ? say('sent') : say('sending', { file: fileName })}
        {!isSent && (
          <Button size="small" onClick={onStop}>
            {say('stopSending')}
          </Button>
        )}
      </span>
      <Progress
        percent={Math.floor(fraction * 100)}
        status="active"
        size="small"
        aria-label={say('sending', { file: fileName })}
      />
    </div>
  );
}
