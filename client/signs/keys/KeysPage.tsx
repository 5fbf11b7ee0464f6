import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type KeptKey, type KeyDesk, SignKeysApi } from '#server/signs/keys/signKeyContract.ts';
import { useCall } from '../../api/query.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { RotateByHand } from './RotateByHand.tsx';
import { RotateDialog } from './RotateDialog.tsx';
import { useKeyWords } from './words.ts';
import './keys.css';

/** Keys that sign the codes of plates: what each signed, and the ways to a new one or to give one up. */
export function KeysPage() {
  const say = useKeyWords();
  const { data: desk, error, refetch } = useCall(SignKeysApi.desk, {});
  const [isRotating, setRotating] = useState(false);
  const mayRotate = desk?.mayRotate === true && desk.keys.length > 0;
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          mayRotate && (
            <Button type="primary" onClick={() => setRotating(true)}>
              {say('rotate')}
            </Button>
          )
        }
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!desk && !error && <LoadingBlock rows={6} />}
      {desk && <Desk desk={desk} />}
      {isRotating && <RotateDialog onClose={() => setRotating(false)} />}
    </>
  );
}

function Desk({ desk }: { desk: KeyDesk }) {
  const say = useKeyWords();
  const { keys, unsigned, hasPrivate } = desk;
  if (keys.length === 0)
    return (
      <EmptyState text={say('none')}>
        <p className="empty-hint">{say('noneHint')}</p>
      </EmptyState>
    );
  const warning = hasPrivate === null ? say('noActive') : hasPrivate ? null : say('notHere');
  return (
    <>
      {warning && <Alert className="problem-alert" type="warning" showIcon title={warning} />}
      {!desk.mayRotate && <RotateByHand place={desk.place} />}
      <ul className="key-list">
        {keys.map((key) => (
          <Key key={key.id} kept={key} />
        ))}
      </ul>
      {unsigned > 0 && <p className="hint">{say('unsigned', { n: unsigned })}</p>}
    </>
  );
}

const TONE = { active: 'good', retired: 'plain', revoked: 'bad' } as const;

function stateOf({ retiredAt, revokedAt }: KeptKey): keyof typeof TONE {
  if (revokedAt !== null) return 'revoked';
  return retiredAt === null ? 'active' : 'retired';
}

function Key({ kept }: { kept: KeptKey }) {
  const say = useKeyWords();
  const [isRevoking, setRevoking] = useState(false);
  const state = stateOf(kept);
  return (
    <li className="panel">
      <div className="key-head">
        <h2>{say('number', { n: kept.id })}</h2>
        <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>
        {state !== 'revoked' && (
          <Button
            danger
            aria-label={`${say('revoke')} ${say('number', { n: kept.id })}`}
            onClick={() => setRevoking(true)}
          >
            {say('revoke')}
          </Button>
        )}
      </div>
      <DefinitionList items={useFacts(kept)} />
      {isRevoking && <RevokeDialog kept={kept} onClose={() => setRevoking(false)} />}
    </li>
  );
}

function useFacts(kept: KeptKey) {
  const say = useKeyWords();
  const { plates, retiredAt, revokedAt } = kept;
  const from = formatInstant(kept.madeAt);
  const all = plates.standing + plates.planned + plates.gone;
  const revoked = {
    at: formatInstant(revokedAt ?? kept.madeAt),
    by: kept.revokedBy ?? '',
    reason: kept.revokedReason ?? '',
  };
  return [
    {
      term: say('use'),
      value: retiredAt === null ? say('from', { from }) : say('fromTo', { from, to: formatInstant(retiredAt) }),
    },
    { term: say('madeBy'), value: kept.madeBy === 'system' ? say('bySystem') : kept.madeBy },
    { term: say('signed'), value: say('signedText', { ...plates, all }) },
    ...(revokedAt === null ? [] : [{ term: say('revoked'), value: say('revokedText', revoked), wide: true }]),
    { term: say('publicKey'), value: <code className="key-code">{kept.publicKey}</code>, wide: true },
  ];
}
