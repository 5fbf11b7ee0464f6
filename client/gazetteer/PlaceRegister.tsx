import { useSearchParams } from 'react-router';
import { NameStatus, PlaceCategory } from '#server/gazetteer/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { ExportAct } from '../ui/exportAct.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { type ChangedFilter, type PlaceFilter, PlaceFilters } from './PlaceFilters.tsx';
import { PlaceList } from './PlaceList.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { useGazetteerWords } from './words.ts';
import '../ui/listPage.css';
import './gazetteer.css';

/** Filters out of the address; what does not fit is ignored. */
function filterOf(search: URLSearchParams): PlaceFilter {
  const q = search.get('q');
  const category = PlaceCategory.safeParse(search.get('category')).data;
  const division = DivisionCode.safeParse(search.get('division')).data;
  const status = NameStatus.safeParse(search.get('status')).data;
  return {
    ...(q ? { q } : {}),
    ...(category ? { category } : {}),
    ...(division ? { division } : {}),
    ...(status ? { status } : {}),
  };
}

const searchOf = (filter: ChangedFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : [])));

/** The register: search and narrow, as a list and on the map side by side. */
export function PlaceRegister() {
  const say = useGazetteerWords();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={<ExportAct collection="places" filter={filter} />} />
      <PlaceFilters filter={filter} onChange={(changed) => setSearch(searchOf(changed))} />
      <div className="register-columns">
        <div>
          <PlaceList filter={filter} />
        </div>
        <PlaceMap filter={filter} />
      </div>
    </>
  );
}
