import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { LineArchiveApi } from '#server/boundaries/lines/archiveContract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useAct, useCall } from '../api/query.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { TextField } from './archive/fields.tsx';
import { LineDialog } from './archive/LineDialog.tsx';
import { useBoundaryWords } from './words.ts';
import '../ui/listPage.css';

type Restricted = Reply<typeof LineArchiveApi.restricted>['items'][number];

/** Lines whose course nobody reads here: that they exist, and the way to make one internal again. */
export function RestrictedLines() {
  const say = useBoundaryWords();
  const { data, error, refetch } = useCall(LineArchiveApi.restricted, {});
  const [releasing, setReleasing] = useState<Restricted | null>(null);
  return (
    <>
      <nav className="crumb">
        <Link to="/boundaries">{say('back')}</Link>
      </nav>
      <PageHeader title={say('restricted')} lead={say('restrictedLead')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock rows={4} />}
      {data?.items.length === 0 && <p className="hint">{say('noRestricted')}</p>}
      <ul className="card-list" aria-label={say('restricted')}>
        {(data?.items ?? []).map((line) => (
          <li key={line.id} className="card-item">
            <div className="card-item-head">
              <span className="record-name">{line.sides}</span>
              <Button onClick={() => setReleasing(line)}>{say('release')}</Button>
            </div>
            <p>{say('codeOf', { code: line.code })}</p>
            {line.ground && <p>{say('ground', { ground: line.ground })}</p>}
          </li>
        ))}
      </ul>
      {releasing && <ReleaseDialog line={releasing} onClose={() => setReleasing(null)} />}
    </>
  );
}

function ReleaseDialog({ line: { id, version }, onClose }: { line: Restricted; onClose: () => void }) {
  const say = useBoundaryWords();
  const [ground, setGround] = useState('');
  const act = useAct(LineArchiveApi.classify, { onSuccess: onClose });
  const body = { secrecy: 'internal' as const, ground, mapReviewNumber: null };
  return (
    <LineDialog
      title={say('release')}
      intro={say('releaseIntro')}
      error={act.error}
      isPending={act.isPending}
      isComplete={ground.trim() !== ''}
      onSubmit={() => act.mutate({ params: { id }, version, body })}
      onClose={onClose}
    >
      <TextField label={say('releaseGround')} required value={ground} onChange={setGround} />
    </LineDialog>
  );
}
