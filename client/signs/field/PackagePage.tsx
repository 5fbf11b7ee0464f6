import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { FieldOfficeApi, type WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useSignWords } from '../words.ts';
import { ClosePackage } from './ClosePackage.tsx';
import { PackageState } from './PackageState.tsx';
import { useFieldWords } from './words.ts';

/** The package an address names. */
export function PackagePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCall(FieldOfficeApi.getPackage, { params: { id } });
  if (data) return <OnePackage one={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={8} />;
}

function OnePackage({ one }: { one: WorkPackage }) {
  const say = useFieldWords();
  const [ending, setEnding] = useState<'done' | 'withdrawn' | null>(null);
  const acts = one.state === 'open' && (
    <>
      <LinkButton to={`/signs/packages/${one.id}/edit`}>{say('edit')}</LinkButton>
      <Button onClick={() => setEnding('withdrawn')}>{say('withdraw')}</Button>
      <Button type="primary" onClick={() => setEnding('done')}>
        {say('close')}
      </Button>
    </>
  );
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/packages">{say('back')}</Link>
      </nav>
      <PageHeader
        title={one.title}
        tags={<PackageState state={one.state} />}
        lead={`${one.assignee} · ${one.divisionName}`}
        actions={acts}
      />
      <section className="panel" aria-label={say('progress')}>
        <Facts one={one} />
      </section>
      {ending && <ClosePackage one={one} state={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function Facts({ one }: { one: WorkPackage }) {
  const say = useFieldWords();
  const saySign = useSignWords();
  const language = useLanguage();
  const { bbox, include } = one;
  const [west = 0, south = 0, east = 0, north = 0] = (bbox ?? []).map((degrees) => Number(degrees.toFixed(4)));
  const parts = (['orders', 'reports', 'markers', 'jointInspections'] as const).filter((part) => include[part]);
  const taken = [...include.statuses.map((status) => saySign(`status.${status}`)), ...parts.map((part) => say(part))];
  return (
    <DefinitionList
      items={[
        { term: say('progress'), value: say('inspectedOf', { done: one.inspected, all: one.counts.signs }) },
        {
          term: say('records'),
          value: (
            <>
              {say('recordsOf', one.records)}{' '}
              {one.records.conflict > 0 && <Link to="/signs/conflicts">{say('conflicts')}</Link>}
            </>
          ),
        },
        { term: say('lastRecord'), value: one.lastRecordAt && formatInstant(one.lastRecordAt) },
        { term: say('dueOn'), value: one.dueOn && formatDay(one.dueOn, language) },
        { term: say('contents'), value: say('contentsOf', one.counts) },
        { term: say('include'), value: taken.join(' · '), wide: true },
        { term: say('area'), value: bbox ? say('boxOf', { west, south, east, north }) : say('wholeDivision') },
        { term: say('created'), value: `${one.createdBy} ${formatInstant(one.createdAt)}` },
        ...(one.closingNote ? [{ term: say('closingNote'), value: one.closingNote }] : []),
      ]}
    />
  );
}
