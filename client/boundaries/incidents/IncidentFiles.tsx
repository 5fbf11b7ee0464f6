import type { Incident } from '#server/boundaries/incidents/incidentContract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { FileChooser } from '../markers/FileChooser.tsx';
import { useIncidentWords } from './words.ts';

/** Photos and papers of an incident, and the way to add them. */
export function IncidentFiles({ incident: { id, files } }: { incident: Incident }) {
  const say = useIncidentWords();
  const may = useMay();
  const attach = useAct(IncidentsApi.attachIncidentFile);
  const chooser = (kind: 'photo' | 'document', label: string, accept: string) => (
    <FileChooser
      label={label}
      accept={accept}
      busy={attach.isPending}
      onFile={(file) => attach.mutate({ params: { id, kind }, file })}
    />
  );
  return (
    <section className="panel" aria-labelledby="incident-files">
      <h2 id="incident-files">{say('files')}</h2>
      <ProblemAlert error={attach.error} />
      {files.length === 0 && <p className="hint">{say('noFiles')}</p>}
      <ul className="incident-list">
        {files.map((file) => (
          <li key={file.id}>
            <a href={urlOf(IncidentsApi.incidentFile, { params: { id, fileId: file.id } })}>{file.fileName}</a>
            <span className="hint">
              {' '}
              {formatBytes(file.sizeBytes)} · {file.uploadedBy}
            </span>
          </li>
        ))}
      </ul>
      {may('incidents.report') && (
        <>
          <div className="incident-acts">
            {chooser('photo', say('addPhoto'), 'image/png,image/jpeg')}
            {chooser('document', say('addDocument'), 'application/pdf,image/png,image/jpeg,.ofd')}
          </div>
          <p className="hint">{say('fileHint')}</p>
        </>
      )}
    </section>
  );
}
