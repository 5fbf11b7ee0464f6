import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { Sign } from '#server/signs/contract.ts';
import { useCodeLabel } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';
import { formatDay } from '../ui/formatDay.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { RecordTable } from '../ui/RecordTable.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useUiWords } from '../ui/words.ts';
import { useRegisterWords } from './registerWords.ts';
import { SignStatusTag } from './SignStatusTag.tsx';
import { useSignWords } from './words.ts';

const sizeOf = ({ widthMillimetres, heightMillimetres }: Sign): string =>
  `${widthMillimetres} × ${heightMillimetres} mm`;

/** Signs as rows, or as cards where a table has no room. */
export function SignTable({ signs }: { signs: readonly Sign[] }) {
  const isWide = Grid.useBreakpoint().md ?? true;
  return isWide ? <Rows signs={signs} /> : <SignCards signs={signs} />;
}

function SignLink({ sign }: { sign: Sign }) {
  return (
    <Link className="record-name" to={`/signs/${sign.id}`}>
      {sign.name} {sign.number}
    </Link>
  );
}

function Problems({ sign }: { sign: Sign }) {
  const say = useSignWords();
  if (sign.problems.length === 0) return <>{say('noProblems')}</>;
  return <StatusTag tone="bad">■ {sign.problems.length}</StatusTag>;
}

function useColumns(): TableColumnsType<Sign> {
  const say = useSignWords();
  const words = useRegisterWords();
  const language = useLanguage();
  const none = useUiWords()('none');
  const dayOrDash = (day: string | null) => (day ? formatDay(day, language) : none);
  const typeOf = useCodeLabel('sign-types');
  return [
    { key: 'name', title: say('name'), render: (_, sign) => <SignLink sign={sign} /> },
    { key: 'roman', title: say('roman'), dataIndex: 'romanSign' },
    { key: 'type', title: say('type'), render: (_, { type }) => typeOf(type) },
    { key: 'size', title: say('size'), render: (_, sign) => sizeOf(sign) },
    { key: 'status', title: say('status'), render: (_, { status }) => <SignStatusTag status={status} /> },
    { key: 'problems', title: say('problems'), render: (_, sign) => <Problems sign={sign} /> },
    {
      key: 'reports',
      title: say('reports'),
      render: (_, { openReports }) => (openReports > 0 ? <StatusTag tone="warning">▲ {openReports}</StatusTag> : '0'),
    },
    { key: 'maintainer', title: say('maintainer'), dataIndex: 'maintainer' },
    { key: 'division', title: words('division'), dataIndex: 'divisionName' },
    { key: 'installed', title: say('installedOn'), render: (_, { installedOn }) => dayOrDash(installedOn) },
    {
      key: 'inspected',
      title: words('lastInspection'),
      render: (_, { lastInspection: last }) => (last ? formatInstant(last.at) : words('never')),
    },
  ];
}

function Rows({ signs }: { signs: readonly Sign[] }) {
  const say = useSignWords();
  return <RecordTable label={say('title')} columns={useColumns()} records={signs} to={({ id }) => `/signs/${id}`} />;
}

/** Signs as cards, also where they stand beside other things. */
export function SignCards({ signs }: { signs: readonly Sign[] }) {
  const say = useSignWords();
  const typeOf = useCodeLabel('sign-types');
  return (
    <ul className="card-list" aria-label={say('title')}>
      {signs.map((sign) => (
        <li key={sign.id} className="card-item">
          <div className="card-item-head">
            <SignLink sign={sign} />
            <SignStatusTag status={sign.status} />
          </div>
          <p>
            {typeOf(sign.type)} · {sizeOf(sign)} · {sign.divisionName}
          </p>
          <p>
            {say('problems')} <Problems sign={sign} /> · {say('reports')} {sign.openReports}
          </p>
        </li>
      ))}
    </ul>
  );
}
