import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { CaseListItem } from '#server/naming/caseContract.ts';
import { useGazetteerWords } from '../gazetteer/words.ts';
import { ClockLight } from '../ui/ClockLight.tsx';
import { formatInstant } from '../ui/formatInstant.ts';
import { RecordTable } from '../ui/RecordTable.tsx';
import { useInboxWords } from './inboxWords.ts';
import { KindTag } from './KindTag.tsx';
import { pathOfCase } from './pathOfCase.ts';
import { StateTag } from './StateTag.tsx';
import { useTodoLabel } from './useTodoLabel.ts';

function useColumns(): TableColumnsType<CaseListItem> {
  const say = useInboxWords();
  const sayPlace = useGazetteerWords();
  const todoLabel = useTodoLabel();
  return [
    { key: 'caseNo', title: say('caseNo'), render: (_, { caseNo }) => caseNo ?? say('noNumber') },
    {
      key: 'name',
      title: say('name'),
      render: (_, item) => (
        <Link className="record-name" to={pathOfCase(item)}>
          {item.name || say('unnamed')}
        </Link>
      ),
    },
    { key: 'kind', title: say('kind'), render: (_, { kind }) => <KindTag kind={kind} /> },
    {
      key: 'category',
      title: say('category'),
      render: (_, { category }) => category && sayPlace(`category.${category}`),
    },
    { key: 'division', title: say('division'), dataIndex: 'divisionName' },
    { key: 'applicant', title: say('applicant'), dataIndex: 'applicant' },
    { key: 'state', title: say('state'), render: (_, { state }) => <StateTag state={state} /> },
    {
      key: 'todo',
      title: say('todo'),
      render: (_, { todo }) => (todo ? <strong>{todoLabel(todo)}</strong> : say('noTodo')),
    },
    {
      key: 'due',
      title: say('due'),
      render: (_, { light, dueOn, left }) =>
        light && dueOn ? <ClockLight light={light} dueOn={dueOn} {...(left ? { left } : {})} /> : say('noDue'),
    },
    { key: 'updated', title: say('updated'), render: (_, { updatedAt }) => formatInstant(updatedAt) },
  ];
}

/** Cases as rows; the name is the link, and a click anywhere in a row follows it. */
export function CaseTable({ cases }: { cases: readonly CaseListItem[] }) {
  const say = useInboxWords();
  return <RecordTable label={say('caption')} columns={useColumns()} records={cases} to={({ id }) => `/cases/${id}`} />;
}
