import type { Dispute } from '#server/disputes/contract.ts';
import { type DisputeExport, DisputePapersApi } from '#server/disputes/papers/paperContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { MakeButton } from './MakeButton.tsx';
import { RedactedVersions } from './RedactedVersions.tsx';
import { useDisputePaperWords } from './words.ts';
import './papers.css';

/** The file of a dispute on paper: the dossier, the archive package, what may go out, and what was made. */
export function ExportsSection({ dispute }: { dispute: Dispute }) {
  const say = useDisputePaperWords();
  const mayMake = useMay()('disputes.handle');
  return (
    <div className="dispute-exports">
      <p className="hint">{say('lead')}</p>
      <p>
        <a
          href={urlOf(DisputePapersApi.dossier, { params: { id: dispute.id }, query: {} })}
          target="_blank"
          rel="noreferrer"
        >
          {say('openDossier')}
        </a>
      </p>
      {mayMake && (
        <>
          <h3>{say('archive')}</h3>
          <p className="hint">{say('archiveLead')}</p>
          <MakeButton dispute={dispute} kind="archive" label={say('makeArchive')} />
          <h3>{say('redacted')}</h3>
          <RedactedVersions dispute={dispute} />
        </>
      )}
      <h3>{say('made')}</h3>
      <Made dispute={dispute} />
    </div>
  );
}

function Made({ dispute }: { dispute: Dispute }) {
  const say = useDisputePaperWords();
  const { data, error, refetch } = useCall(DisputePapersApi.list, { params: { id: dispute.id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={2} />;
  if (data.items.length === 0) return <p className="hint">{say('none')}</p>;
  return (
    <ul className="dispute-papers">
      {data.items.map((one) => (
        <OneExport key={one.id} dispute={dispute} one={one} />
      ))}
    </ul>
  );
}

function OneExport({ dispute, one }: { dispute: Dispute; one: DisputeExport }) {
  const say = useDisputePaperWords();
  const { listed } = usePunctuation();
  const { kind, fileName, organisation, madeBy, madeAt, bytes, sha256, manifest } = one;
  return (
    <li>
      <a href={urlOf(DisputePapersApi.download, { params: { id: dispute.id, exportId: one.id } })}>{fileName}</a>{' '}
      <StatusTag>{say(`kind.${kind}`)}</StatusTag>
      <div className="hint">
        {say('madeBy', { organisation, person: madeBy, at: formatInstant(madeAt), size: formatBytes(bytes) })}
      </div>
      <div className="hint">
        SHA-256 <code className="dispute-hash">{sha256}</code>
      </div>
      {manifest.missing.length > 0 && <div>{say('missing', { papers: listed(manifest.missing) })}</div>}
    </li>
  );
}
