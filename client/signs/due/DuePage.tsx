import { Alert, Button, Input, Select } from 'antd';
import { Link } from 'react-router';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { DueApi, DueFilter } from '#server/signs/due/dueContract.ts';
import { useCall } from '../../api/query.ts';
import { usePages } from '../../api/usePages.ts';
import { DivisionFilter } from '../../gazetteer/DivisionFilter.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { Coverage } from './Coverage.tsx';
import { DuePlaceCard } from './DuePlaceCard.tsx';
import { SitingBasis } from './SitingBasis.tsx';
import { useDueWords } from './words.ts';
import '../../ui/listPage.css';
import '../signs.css';
import './due.css';

const useFilter = () => useAddressFilter<DueFilter>(DueFilter, {});

/** Where signs are due by the geometry: name by name, with what is missing. */
export function DuePage() {
  const say = useDueWords();
  const { data: siting } = useCall(DueApi.signSitingRules, {});
  return (
    <>
      <nav className="crumb">
        <Link to="/signs">{say('back')}</Link>
      </nav>
      <PageHeader title={say('title')} lead={say('lead')} />
      {siting?.rules.every(({ adopted }) => !adopted) && (
        <Alert className="problem-alert" type="info" showIcon title={say('notAdopted')} />
      )}
      {siting && <SitingBasis siting={siting} />}
      <Coverage />
      <Filters />
      <Places moveMetres={siting?.numbers.find(({ key }) => key === 'move')?.value ?? 0} />
    </>
  );
}

const SHOWN = ['missing', 'undrawn', 'all'] as const;
const CATEGORIES = PlaceCategory.extract([
  ...(['street', 'residential_area', 'committee_site', 'division'] as const),
  ...(['building', 'facility'] as const),
]).options;

function Filters() {
  const say = useDueWords();
  const { filter, change } = useFilter();
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <Input.Search
        key={filter.q ?? ''}
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={filter.q ?? ''}
        onSearch={(typed) => change({ q: typed.trim() || undefined })}
      />
      <Select
        aria-label={say('show')}
        value={filter.show ?? 'missing'}
        onChange={(show: DueFilter['show']) => change({ show: show === 'missing' ? undefined : show })}
        options={SHOWN.map((value) => ({ value, label: say(`show.${value}`) }))}
      />
      <MoreFilters chosen={[filter.category, filter.division]}>
        <FilterChoice
          label={say('category')}
          all={say('allCategories')}
          value={filter.category}
          onChange={(category) => change({ category })}
          options={CATEGORIES.map((value) => ({ value, label: say(`category.${value}`) }))}
        />
        <DivisionFilter value={filter.division} onChange={(division) => change({ division })} />
      </MoreFilters>
    </search>
  );
}

function Places({ moveMetres }: { moveMetres: number }) {
  const say = useDueWords();
  const { filter } = useFilter();
  const show = filter.show ?? (filter.placeId ? 'all' : 'missing');
  const pages = usePages(DueApi.listSignProposals, { ...filter, show, limit: 10 });
  // A page may be short, as proposals are computed name by name.
  if (pages.items.length === 0 && pages.hasMore) {
    return (
      <EmptyState text={say('notYet')}>
        <Button type="primary" loading={pages.isLoadingMore} onClick={pages.loadMore}>
          {say('searchOn')}
        </Button>
      </EmptyState>
    );
  }
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(places) => (
        <ul className="due-places">
          {places.map((place) => (
            <DuePlaceCard key={place.id} place={place} moveMetres={moveMetres} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}
