import { Button, Timeline } from 'antd';
import { Link } from 'react-router';
import type { RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SideDrawer } from '../../ui/SideDrawer.tsx';
import { ResultList } from './ResultList.tsx';
import { RowStateTag } from './RowStateTag.tsx';
import { ROW_FIELDS } from './rowFields.ts';
import { useRowWords } from './rowWords.ts';
import { useRowBasis } from './useRowBasis.ts';
import { useRowLabel } from './useRowLabel.ts';
import { useValidWord } from './useValidWord.ts';
import { useValueWord } from './valueWords.ts';
import { useDeskWords } from './words.ts';

interface Props {
  row: RuleRowItem;
  onClose: () => void;
  onRevise: (row: RuleRowItem, operation: 'replace' | 'end') => void;
  onSwitch: (row: RuleRowItem) => void;
  onAddHere: (row: RuleRowItem) => void;
}

/** One row as people read it, its versions, and the way to change it. */
export function RowDrawer({ row, onClose, onRevise, onSwitch, onAddHere }: Props) {
  const say = useDeskWords();
  const label = useRowLabel();
  const may = useMay();
  const canRevise = may('rules.draft') && row.state !== 'ended' && row.validTo === null;
  return (
    <SideDrawer
      onClose={onClose}
      title={`${say(`kind.${row.kind}`)} · ${label(row)}`}
      footer={
        canRevise && (
          <div className="drawer-foot">
            <Button danger onClick={() => onRevise(row, 'end')}>
              {say('end')}
            </Button>
            {row.kind === 'rule' && <Button onClick={() => onAddHere(row)}>{say('addHere')}</Button>}
            {(row.kind === 'rule' || row.kind === 'lexicon') && (
              <Button onClick={() => onSwitch(row)}>
                {say(row.body.enabled === false ? 'switchOn' : 'switchOff')}
              </Button>
            )}
            <Button type="primary" onClick={() => onRevise(row, 'replace')}>
              {say('revise')}
            </Button>
          </div>
        )
      }
    >
      <RowReading row={row} />
      <RowHistory row={row} />
      <details className="row-raw">
        <summary>{say('raw')}</summary>
        <pre>{JSON.stringify(row.body, null, 1)}</pre>
      </details>
    </SideDrawer>
  );
}

function RowReading({ row }: { row: RuleRowItem }) {
  const say = useDeskWords();
  const sayField = useRowWords();
  const valueWord = useValueWord();
  const basis = useRowBasis();
  const fields = ROW_FIELDS[row.kind].filter(
    ({ name, type }) => type !== 'results' && !['source', 'instrument', 'article', 'document'].includes(name),
  );
  const facts = fields.flatMap((field) => {
    const value = valueWord(field, row.body[field.name]);
    return value === '' ? [] : [{ term: sayField(`field.${field.name}`), value }];
  });
  return (
    <>
      <DefinitionList items={[...facts, { term: say('basis'), value: basis(row), wide: true }]} />
      {row.kind === 'rule' && <ResultList results={row.body.results} />}
    </>
  );
}

function RowHistory({ row }: { row: RuleRowItem }) {
  const say = useDeskWords();
  const valid = useValidWord();
  const { data, error } = useCall(RuleDeskApi.row, { params: { kind: row.kind, id: row.id } });
  return (
    <section className="row-history">
      <h3>{say('history')}</h3>
      <ProblemAlert error={error} />
      <Timeline
        items={(data?.versions ?? []).map((version) => ({
          content: (
            <div className="row-version">
              <strong>{say('versionNo', { n: version.version })}</strong> <RowStateTag row={version} />
              <div>{valid(version)}</div>
              {version.documentNo && <div>{version.documentNo}</div>}
              {version.changeId && <Link to={`/rules/changes/${version.changeId}`}>{say('openChange')}</Link>}
            </div>
          ),
        }))}
      />
    </section>
  );
}
