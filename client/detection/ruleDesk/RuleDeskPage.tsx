import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ChangeList } from './ChangeList.tsx';
import { RowBrowser } from './RowBrowser.tsx';
import { useDeskWords } from './words.ts';
import '../../ui/listPage.css';
import './change.css';
import './ruleDesk.css';

/** The rule desk: the rows of the law as they are, and the changes under way. */
export function RuleDeskPage() {
  const say = useDeskWords();
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'changes' ? 'changes' : 'rows';
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch(key === 'changes' ? { tab: key } : {})}
        items={[
          { key: 'rows', label: say('tabRows'), children: tab === 'rows' && <RowBrowser /> },
          { key: 'changes', label: say('tabChanges'), children: tab === 'changes' && <ChangeList /> },
        ]}
      />
    </>
  );
}
