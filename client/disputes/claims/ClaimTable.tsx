import { Table, type TableColumnsType } from 'antd';
import type { Claim } from '#server/disputes/claims/claimContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatArea, formatLength } from '../../ui/formatMeasure.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useClaimWords } from './words.ts';

/** Every claim of every round, none left out: nothing is overwritten. */
export function ClaimTable({ dispute, claims }: { dispute: Dispute; claims: readonly Claim[] }) {
  const say = useClaimWords();
  const language = useLanguage();
  const names = { a: dispute.sideA.name, b: dispute.sideB.name };
  const columns: TableColumnsType<Claim> = [
    { title: say('rounds'), key: 'round', render: (_, { round }) => say('round', { n: round }) },
    {
      title: say('side'),
      key: 'side',
      render: (_, { side }) => <span className={`claim-side-${side}`}>{names[side]}</span>,
    },
    {
      title: say('version'),
      key: 'version',
      render: (_, { version, latest }) => (
        <>
          {version} {latest && <StatusTag tone="active">{say('latest')}</StatusTag>}
        </>
      ),
    },
    { title: say('text'), key: 'text', className: 'claim-text', render: (_, { text }) => text },
    { title: say('gain'), key: 'gain', render: (_, claim) => formatArea(claim.gainSquareMetres, language) },
    { title: say('leave'), key: 'leave', render: (_, claim) => formatArea(claim.leaveSquareMetres, language) },
    { title: say('ground'), key: 'ground', render: (_, claim) => formatArea(claim.groundSquareMetres, language) },
    { title: say('length'), key: 'length', render: (_, claim) => formatLength(claim.lengthMetres, language) },
    { title: say('dated'), dataIndex: 'datedOn' },
    { title: say('scale'), key: 'scale', render: (_, { mapScale }) => (mapScale ? `1:${mapScale}` : '—') },
    {
      title: say('recorded'),
      key: 'recorded',
      render: (_, { organisation, recordedBy, recordedAt, part, side }) => (
        <>
          {organisation} {recordedBy}
          <div className="hint">
            {formatInstant(recordedAt)} {part !== side && say(part === 'handler' ? 'part.handler' : 'part.other')}
          </div>
        </>
      ),
    },
  ];
  return (
    <>
      <h3>{say('versions')}</h3>
      {claims.length === 0 ? (
        <p className="hint">{say('noClaims')}</p>
      ) : (
        <Table
          aria-label={say('versions')}
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={[...claims]}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
    </>
  );
}
