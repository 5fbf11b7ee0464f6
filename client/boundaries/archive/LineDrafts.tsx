import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BoundaryLineDetail } from '#server/boundaries/contract.ts';
import type { LineArchive } from '#server/boundaries/lines/archiveContract.ts';
import { type LineDraft, LineDraftApi } from '#server/boundaries/lines/drafts/draftContract.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { TakeForceDialog } from './dialogs.tsx';
import { useArchiveWords } from './words.ts';

interface DraftsProps {
  line: BoundaryLineDetail;
  archive: LineArchive;
  drafts: readonly LineDraft[];
  decides: boolean;
  keeps: boolean;
}

/** Drafts of edits of a line: whose is open goes on with it, and who decides puts it into force. */
export function LineDrafts({ line, archive, drafts, decides, keeps }: DraftsProps) {
  const say = useArchiveWords();
  const language = useLanguage();
  const [taking, setTaking] = useState<LineDraft | null>(null);
  if (drafts.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="line-drafts">
      <h2 id="line-drafts">{say('drafts')}</h2>
      <ul className="paper-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <strong>{draft.title}</strong> <StatusTag>{say(`draft.${draft.state}`)}</StatusTag>
            <p>
              {draft.organisation} {draft.proposedBy} · {say('steps', { n: draft.edits.length })} ·{' '}
              {draft.inForceOn
                ? say('sinceDay', { day: formatDay(draft.inForceOn, language) })
                : formatDay(draft.updatedAt, language)}
            </p>
            {draft.state === 'open' && keeps && (
              <Space wrap>
                <Link to={`/boundaries/${line.id}/edit?draft=${draft.id}`}>{say('goOn')}</Link>
                {decides && (
                  <Button size="small" onClick={() => setTaking(draft)}>
                    {say('act.takeForce')}
                  </Button>
                )}
                <WithdrawButton draft={draft} />
              </Space>
            )}
          </li>
        ))}
      </ul>
      {taking && <TakeForceDialog line={line} archive={archive} draft={taking} onClose={() => setTaking(null)} />}
    </section>
  );
}

/** Withdraws a draft, once more asked; whose it is, or who decides, may. */
function WithdrawButton({ draft: { id, version } }: { draft: LineDraft }) {
  const say = useArchiveWords();
  const withdraw = useAct(LineDraftApi.withdraw);
  return (
    <>
      <Popconfirm
        title={say('withdrawSure')}
        okText={say('act.withdraw')}
        cancelText={say('cancel')}
        onConfirm={() => withdraw.mutate({ params: { id }, version, body: {} })}
      >
        <Button size="small" danger loading={withdraw.isPending}>
          {say('act.withdraw')}
        </Button>
      </Popconfirm>
      <ProblemAlert error={withdraw.error} />
    </>
  );
}
