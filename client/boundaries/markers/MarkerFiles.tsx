import { FileKind, type Marker } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { FileChooser } from './FileChooser.tsx';
import { useMarkerWords } from './words.ts';

const ACCEPT = { photo: 'image/png,image/jpeg', other: 'application/pdf,image/png,image/jpeg,.ofd' };

/** Photos and papers of the marker, and the way to add them. */
export function MarkerFiles({ marker: { id, files } }: { marker: Marker }) {
  const say = useMarkerWords();
  const may = useMay();
  const attach = useAct(MarkersApi.attachMarkerFile);
  return (
    <section className="panel" aria-labelledby="marker-files">
      <h2 id="marker-files">{say('files')}</h2>
      <ProblemAlert error={attach.error} />
      {files.length === 0 && <p className="hint">{say('noFiles')}</p>}
      <ul className="marker-list">
        {files.map((file) => (
          <li key={file.id}>
            <a href={urlOf(MarkersApi.markerFile, { params: { id, fileId: file.id } })}>{file.fileName}</a>
            <span className="hint">
              {' '}
              {say(`file.${file.kind}`)} · {formatBytes(file.sizeBytes)} · {file.uploadedBy}
            </span>
          </li>
        ))}
      </ul>
      {may('markers.keep') && (
        <div className="marker-uploads">
          {FileKind.options.map((kind) => (
            <FileChooser
              key={kind}
              label={say('upload', { kind: say(`file.${kind}`) })}
              accept={kind === 'photo' ? ACCEPT.photo : ACCEPT.other}
              busy={attach.isPending}
              onFile={(file) => attach.mutate({ params: { id, kind }, file })}
            />
          ))}
        </div>
      )}
    </section>
  );
}
