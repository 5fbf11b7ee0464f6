import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OpinionTask } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { usePages } from '../api/usePages.ts';
import { useLanguage } from '../ui/addWords.ts';
import { ClockLight } from '../ui/ClockLight.tsx';
import { dayOf } from '../ui/dayOf.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useInboxWords } from './inboxWords.ts';
import { LegalRole } from './LegalRole.tsx';
import { OpinionTag } from './OpinionTag.tsx';
import './naming.css';

/** What other offices ask of mine, the nearest due first as the server orders it. */
export function OpinionInbox() {
  const say = useInboxWords();
  const [open, setOpen] = useState<'true' | 'false'>('true');
  return (
    <>
      <PageHeader title={say('opinionsTitle')} lead={say('opinionsLead')} />
      <Segmented
        className="list-switch"
        aria-label={say('opinionsTitle')}
        value={open}
        onChange={setOpen}
        options={[
          { value: 'true', label: say('opinionsOpen') },
          { value: 'false', label: say('opinionsAll') },
        ]}
      />
      <OpinionTasks open={open} onShowAll={() => setOpen('false')} />
    </>
  );
}

function OpinionTasks({ open, onShowAll }: { open: 'true' | 'false'; onShowAll: () => void }) {
  const say = useInboxWords();
  const pages = usePages(NamingApi.opinions, { open });
  const empty = (
    <EmptyState text={say('opinionsEmpty')}>
      <p className="empty-hint">{say('opinionsEmptyHint')}</p>
      {open === 'true' && <Button onClick={onShowAll}>{say('seeAnswered')}</Button>}
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(tasks) => (
        <ul className="card-list" aria-label={say('opinionsCaption')}>
          {tasks.map((task) => (
            <TaskCard key={task.id} task={task} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function TaskCard({ task }: { task: OpinionTask }) {
  const say = useInboxWords();
  const language = useLanguage();
  const to = `/cases/${task.caseId}?answer=${task.id}`;
  return (
    <li className="card-item">
      <div className="card-item-head">
        <Link className="record-name" to={`/cases/${task.caseId}`}>
          {task.caseName}
        </Link>
        <OpinionTag task={task} />
      </div>
      <p>
        {task.caseNo ?? say('noNumber')} · <LegalRole task={task} />
      </p>
      <p>
        {say('askedAt')} {formatDay(dayOf(task.askedAt), language)}
      </p>
      <div className="card-item-foot">
        <ClockLight light={task.light} dueOn={task.dueOn} {...(task.left ? { left: task.left } : {})} />
        {!task.answeredAt && (
          <LinkButton type="primary" to={to}>
            {say('answerNow')}
          </LinkButton>
        )}
      </div>
    </li>
  );
}
