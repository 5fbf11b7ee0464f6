import { CodeState } from '#server/signs/field/fieldContract.ts';
import { SignInspectionFilter, SignInspectionsApi } from '#server/signs/inspections/inspectionContract.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { useDefectOptions } from '../orders/useDefectOptions.ts';
import { WorkTabs } from '../orders/WorkTabs.tsx';
import { useOrderWords } from '../orders/words.ts';
import { InspectionCards } from './InspectionCards.tsx';
import { useInspectionWords } from './words.ts';
import '../../ui/listPage.css';

/** Inspections of signs in the office's area, the latest first. */
export function InspectionList() {
  const say = useInspectionWords();
  const { filter } = useAddressFilter(SignInspectionFilter, {});
  const pages = usePages(SignInspectionsApi.listSignInspections, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <WorkTabs />
      <PageHeader title={say('title')} lead={say('lead')} />
      <Filters />
      <PagedList pages={pages} empty={empty}>
        {(inspections) => <InspectionCards inspections={inspections} namesSign />}
      </PagedList>
    </>
  );
}

const FOUND = ['intact', 'defect', 'missing'] as const;

function Filters() {
  const say = useInspectionWords();
  const sayOrder = useOrderWords();
  const defects = useDefectOptions();
  const { filter, change } = useAddressFilter(SignInspectionFilter, {});
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <FilterChoice
        label={say('found')}
        all={say('allFound')}
        value={filter.found}
        onChange={(found) => change({ found })}
        options={FOUND.map((value) => ({ value, label: say(`found.${value}`) }))}
      />
      <MoreFilters chosen={[filter.defect, filter.code]}>
        <FilterChoice
          label={sayOrder('defect')}
          all={sayOrder('allDefects')}
          value={filter.defect}
          onChange={(defect) => change({ defect })}
          options={defects}
        />
        <FilterChoice
          label={say('code')}
          all={say('allCodes')}
          value={filter.code}
          onChange={(code) => change({ code })}
          options={CodeState.options.map((value) => ({ value, label: say(`code.${value}`) }))}
        />
      </MoreFilters>
    </search>
  );
}
