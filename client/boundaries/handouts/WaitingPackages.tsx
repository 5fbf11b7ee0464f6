import { Button } from 'antd';
import { useState } from 'react';
import type { WaitingPackage } from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { saveFile } from '../../api/saveFile.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useHandoutWords } from './words.ts';
import '../../ui/listPage.css';
import './handouts.css';

/** What was handed out to oneself and may still be downloaded. */
export function WaitingPackages() {
  const say = useHandoutWords();
  const { data, error, refetch } = useCall(HandoutsApi.waitingPackages, {});
  const [failure, setFailure] = useState<Error | null>(null);
  const fetchPackage = async ({ id }: WaitingPackage) => {
    setFailure(null);
    await saveFile(HandoutsApi.downloadPackage, { params: { id } }).catch((cause: unknown) =>
      setFailure(cause instanceof Error ? cause : new Error(String(cause))),
    );
    await refetch();
  };
  return (
    <>
      <PageHeader title={say('packagesTitle')} lead={say('packagesLead')} />
      <ProblemAlert error={failure ?? error} />
      {data ? <Packages packages={data.items} onFetch={fetchPackage} /> : !error && <LoadingBlock rows={4} />}
    </>
  );
}

interface Props {
  packages: readonly WaitingPackage[];
  onFetch: (one: WaitingPackage) => Promise<void>;
}

function Packages({ packages, onFetch }: Props) {
  const say = useHandoutWords();
  const [busy, setBusy] = useState<string | null>(null);
  if (packages.length === 0)
    return (
      <EmptyState text={say('noPackages')}>
        <p className="empty-hint">{say('noPackagesHint')}</p>
      </EmptyState>
    );
  return (
    <ul className="card-list" aria-label={say('packagesTitle')}>
      {packages.map((one) => (
        <li key={one.id} className="card-item">
          <div className="card-item-head">
            <strong>{one.number}</strong>
            <span>{say(`level.${one.level}`)}</span>
          </div>
          <p>
            {one.organisation} · {one.purpose} · {formatBytes(one.sizeBytes)}
          </p>
          <p className="hint">
            {say('leftOf', { n: one.downloads, most: one.mostDownloads, until: formatInstant(one.downloadUntil) })}
          </p>
          <p className="hint">
            <code className="handout-hash">{one.sha256}</code>
          </p>
          <div className="card-item-foot">
            <Button
              type="primary"
              loading={busy === one.id}
              onClick={() => {
                setBusy(one.id);
                void onFetch(one).finally(() => setBusy(null));
              }}
            >
              {say('download')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
