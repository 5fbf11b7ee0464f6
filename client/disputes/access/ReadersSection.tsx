import { Button, Space } from 'antd';
import { useState } from 'react';
import { DisputeAccessApi, type DisputeReader, type DisputeReaders } from '#server/disputes/access/accessContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useCall } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ReaderCard } from './ReaderCard.tsx';
import { EntrustDialog, InviteDialog, RemoveDialog } from './ReaderDialogs.tsx';
import { useAccessWords } from './words.ts';
import './access.css';

/** Who may read a dispute: the offices that take part, the persons they named, and those invited to the mediation. */
export function ReadersSection({ dispute }: { dispute: Dispute }) {
  const say = useAccessWords();
  const { data, error, refetch } = useCall(DisputeAccessApi.readers, { params: { id: dispute.id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={4} />;
  return (
    <div className="dispute-readers">
      <p className="hint">{say('readersLead')}</p>
      <h3>{say('offices')}</h3>
      <ul className="dispute-offices">
        {data.offices.map(({ organisation, restricted }) => (
          <li key={organisation}>
            <strong>{organisation}</strong>{' '}
            <span className="hint">{say(restricted ? 'officeRestricted' : 'officeOpen')}</span>
          </li>
        ))}
      </ul>
      <Named dispute={dispute} readers={data} />
    </div>
  );
}

type Open = { kind: 'entrust' | 'invite' } | { kind: 'remove'; reader: DisputeReader };

function Named({ dispute, readers }: { dispute: Dispute; readers: DisputeReaders }) {
  const say = useAccessWords();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const at = { disputeId: dispute.id, version: readers.version, onClose: close };
  const present = readers.items.filter(({ removedAt }) => removedAt === null);
  const past = readers.items.filter(({ removedAt }) => removedAt !== null);
  const remove = (reader: DisputeReader) => setOpen({ kind: 'remove', reader });
  return (
    <>
      {present.length === 0 ? <EmptyState text={say('empty')} /> : <Cards readers={present} onRemove={remove} />}
      <Space wrap>
        {readers.mayEntrust && <Button onClick={() => setOpen({ kind: 'entrust' })}>{say('entrust')}</Button>}
        {readers.mayInvite && <Button onClick={() => setOpen({ kind: 'invite' })}>{say('invite')}</Button>}
      </Space>
      {past.length > 0 && (
        <details className="dispute-past">
          <summary>{say('past', { n: past.length })}</summary>
          <Cards readers={past} onRemove={remove} />
        </details>
      )}
      {open?.kind === 'entrust' && <EntrustDialog {...at} />}
      {open?.kind === 'invite' && <InviteDialog {...at} />}
      {open?.kind === 'remove' && <RemoveDialog {...at} reader={open.reader} />}
    </>
  );
}

function Cards({
  readers,
  onRemove,
}: {
  readers: readonly DisputeReader[];
  onRemove: (reader: DisputeReader) => void;
}) {
  return (
    <ul className="card-list">
      {readers.map((reader) => (
        <ReaderCard key={reader.id} reader={reader} onRemove={() => onRemove(reader)} />
      ))}
    </ul>
  );
}
