import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { SupervisionApi } from '#server/naming/supervision/contract.ts';
import type { MatterSummary } from '#server/naming/supervision/matterContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { RecordListPage } from '../record/RecordListPage.tsx';
import { useToday } from '../useToday.ts';
import { MatterStateTag } from './MatterStateTag.tsx';
import { NewMatterDialog } from './NewMatterDialog.tsx';
import { useSupervisionWords } from './words.ts';

/** Supervision matters of the office's divisions. */
export function MatterList() {
  const say = useSupervisionWords();
  const may = useMay();
  return (
    <RecordListPage
      pages={usePages(SupervisionApi.list, {})}
      say={say}
      mayOpen={may('supervision.manage')}
      dialog={(onClose) => <NewMatterDialog onClose={onClose} />}
      rows={(matters) => <Rows matters={matters} />}
      cards={(matters) => <Cards matters={matters} />}
    />
  );
}

function Due({ dueOn, light }: Pick<MatterSummary, 'dueOn' | 'light'>) {
  const today = useToday();
  return dueOn && light ? <ClockLight light={light} dueOn={dueOn} {...(today ? { today } : {})} /> : '—';
}

function useColumns(): TableColumnsType<MatterSummary> {
  const say = useSupervisionWords();
  const language = useLanguage();
  return [
    {
      key: 'subject',
      title: say('column.subject'),
      render: (_, { id, subjectName, matterNo }) => (
        <>
          <Link className="record-name" to={`/supervision/${id}`}>
            {subjectName}
          </Link>
          <div className="hint">{matterNo}</div>
        </>
      ),
    },
    {
      key: 'act',
      title: say('column.act'),
      render: (_, { actZh, actEn }) => <span className="breach-cell">{language === 'en' ? actEn : actZh}</span>,
    },
    { key: 'division', title: say('column.division'), dataIndex: 'divisionName' },
    { key: 'due', title: say('column.due'), render: (_, { dueOn, light }) => <Due dueOn={dueOn} light={light} /> },
    { key: 'state', title: say('column.state'), render: (_, { state }) => <MatterStateTag state={state} /> },
  ];
}

function Rows({ matters }: { matters: readonly MatterSummary[] }) {
  const say = useSupervisionWords();
  return (
    <RecordTable
      label={say('title')}
      columns={useColumns()}
      records={matters}
      to={({ id }) => `/supervision/${id}`}
      fits
    />
  );
}

function Cards({ matters }: { matters: readonly MatterSummary[] }) {
  const say = useSupervisionWords();
  const language = useLanguage();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {matters.map(({ id, subjectName, matterNo, actZh, actEn, divisionName, state, dueOn, light }) => (
        <li key={id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={`/supervision/${id}`}>
              {subjectName}
            </Link>
            <MatterStateTag state={state} />
          </div>
          <p>{language === 'en' ? actEn : actZh}</p>
          <p>
            {matterNo} · {divisionName}
          </p>
          {dueOn && (
            <p>
              <Due dueOn={dueOn} light={light} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
