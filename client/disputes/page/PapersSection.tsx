import type { Dispute } from '#server/disputes/contract.ts';
import { type DisputeFile, DisputeFilesApi } from '#server/disputes/files/fileContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { FileChooser } from '../../boundaries/markers/FileChooser.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useDisputeWords } from '../words.ts';

/** Every paper of the dispute with who put it there, and the way to add one. */
export function PapersSection({ dispute }: { dispute: Dispute }) {
  const say = useDisputeWords();
  const may = useMay();
  const params = { id: dispute.id };
  const { data, error, refetch } = useCall(DisputeFilesApi.list, { params });
  const upload = useAct(DisputeFilesApi.upload);
  const isOpen = dispute.turns.length > 0;
  return (
    <>
      <ProblemAlert error={error ?? upload.error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingBlock rows={2} />}
      {data?.items.length === 0 && <p className="hint">{say('noPapers')}</p>}
      <ul className="dispute-papers">
        {(data?.items ?? []).map((file) => (
          <Paper key={file.id} dispute={dispute} file={file} />
        ))}
      </ul>
      {may('disputes.handle') && isOpen && (
        <>
          <FileChooser
            label={say('upload')}
            accept="application/pdf,image/png,image/jpeg,.ofd"
            busy={upload.isPending}
            onFile={(file) => upload.mutate({ params, file })}
          />
          <p className="hint">{say('uploadHint')}</p>
        </>
      )}
    </>
  );
}

function Paper({ dispute, file }: { dispute: Dispute; file: DisputeFile }) {
  const say = useDisputeWords();
  const { id, sideA, sideB } = dispute;
  const parts = { a: sideA.name, b: sideB.name, handler: say('part.handler') };
  return (
    <li>
      <a href={urlOf(DisputeFilesApi.download, { params: { id, fileId: file.id } })}>{file.fileName}</a>{' '}
      <StatusTag>{parts[file.part]}</StatusTag>
      <div className="hint">
        {file.organisation} {file.uploadedBy} · {formatInstant(file.uploadedAt)}
      </div>
    </li>
  );
}
