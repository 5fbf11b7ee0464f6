import { Button } from 'antd';
import { useMemo } from 'react';
import type { ImportRow } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { type Pages, usePages } from '../../../api/usePages.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PagedList } from '../../../ui/PagedList.tsx';
import { useAddressFilter } from '../../../ui/useAddressFilter.ts';
import { SizesUsed } from '../../thresholds/SizesUsed.tsx';
import { isJudged, mayChoose } from '../importState.ts';
import { CountsLine } from '../OutcomeTag.tsx';
import { type SectionProps, StepSection } from '../StepSection.tsx';
import { useStepWords } from '../stepWords.ts';
import { useImportWords } from '../words.ts';
import { CodeList } from './CodeList.tsx';
import { OutcomeFilter } from './OutcomeFilter.tsx';
import { RowList } from './RowList.tsx';
import { geometryOf, RowsMap } from './RowsMap.tsx';
import { Filter, type RowFilter } from './rowFilter.ts';
import './trial.css';

/** The dry run: counts that filter, findings by code, and every row with what it does. */
export function TrialSection({ run, acts, ...fold }: SectionProps) {
  const say = useStepWords();
  const isShown = isJudged(run);
  return (
    <StepSection run={run} step="trial" summary={isShown && <CountsLine counts={run.counts} />} {...fold}>
      {isShown ? <Trial run={run} acts={acts} /> : <p className="hint">{say('trialNone')}</p>}
    </StepSection>
  );
}

function Trial({ run, acts }: Pick<SectionProps, 'run' | 'acts'>) {
  const say = useStepWords();
  const rowFilter = useAddressFilter<Filter>(Filter, {});
  const isFree = acts.mayMake && mayChoose(run.state) && !acts.isBusy;
  return (
    <>
      <p className="hint">{say('trialLead')}</p>
      <OutcomeFilter counts={run.counts} rowFilter={rowFilter} />
      <CodeList run={run} acts={acts} isFree={isFree} rowFilter={rowFilter} />
      <Rows run={run} acts={acts} isFree={isFree} rowFilter={rowFilter} />
      {run.thresholds && <SizesUsed used={run.thresholds} />}
    </>
  );
}

type RowsProps = Pick<SectionProps, 'run' | 'acts'> & { isFree: boolean; rowFilter: RowFilter };

function Rows({ run, acts, isFree, rowFilter }: RowsProps) {
  const say = useStepWords();
  const pages = usePages(ImportsApi.rows, rowFilter.filter, { id: run.id });
  return (
    <section aria-labelledby="import-rows">
      <h3 id="import-rows">{say('rows')}</h3>
      <FilterLine rowFilter={rowFilter} />
      <PlacedMap pages={pages} />
      <PagedList pages={pages} empty={<EmptyState text={say('noRows')} />}>
        {(rows) => <RowList run={run} rows={rows} acts={acts} isFree={isFree} />}
      </PagedList>
    </section>
  );
}

function FilterLine({ rowFilter: { filter, change } }: { rowFilter: RowFilter }) {
  const say = useStepWords();
  const sayImport = useImportWords();
  const { outcome, code } = filter;
  if (!outcome && !code) return null;
  const what = [outcome && sayImport(`outcome.${outcome}`), code].filter(Boolean).join(' · ');
  return (
    <p className="import-filter-line">
      {say('isFiltered', { what })}
      <Button size="small" onClick={() => change({ outcome: undefined, code: undefined })}>
        {say('showAll')}
      </Button>
    </p>
  );
}

function PlacedMap({ pages: { items } }: { pages: Pages<ImportRow> }) {
  const say = useStepWords();
  const count = items.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew with each rendering
  const placed = useMemo(() => items.filter((row) => geometryOf(row) !== null), [count, items[0], items.at(-1)]);
  if (placed.length === 0) return null;
  return (
    <>
      <RowsMap label={say('map')} rows={placed} />
      <p className="hint">{say('mapShown', { n: placed.length })}</p>
    </>
  );
}
