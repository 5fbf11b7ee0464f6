import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Place } from '#server/gazetteer/contract.ts';
import { SignsApi } from '#server/signs/contract.ts';
import { useMay } from '../api/session.ts';
import { usePages } from '../api/usePages.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { NewSignDialog } from './NewSignDialog.tsx';
import { useRegisterWords } from './registerWords.ts';
import { SignCards } from './SignTable.tsx';
import { useSignWords } from './words.ts';
import './signs.css';

/** The signs of one place, and the way to order another; `?sign=new` opens the form at once. */
export function SignsOfPlace({ place }: { place: Place }) {
  const may = useMay();
  return may('signs.read') ? <Signs place={place} mayManage={may('signs.manage')} /> : null;
}

function Signs({ place, mayManage }: { place: Place; mayManage: boolean }) {
  const say = useSignWords();
  const words = useRegisterWords();
  const [search, setSearch] = useSearchParams();
  const pages = usePages(SignsApi.list, { placeId: place.id });
  const isOpen = mayManage && place.standardName !== null && search.get('sign') === 'new';
  return (
    <section className="panel" aria-labelledby="place-signs">
      <div className="signs-head">
        <h2 id="place-signs">{say('signsOfPlace')}</h2>
        <span className="plate-downloads signs-ways">
          <Link to={`/signs/due?placeId=${place.id}`}>{words('due')}</Link>
          {place.names.some(({ status }) => status === 'former' || status === 'abolished') && (
            <Link to={`/signs/renamed?placeId=${place.id}`}>{words('renamed')}</Link>
          )}
        </span>
        {mayManage && (
          <Button
            type="primary"
            disabled={place.standardName === null}
            onClick={() => setSearch({ sign: 'new' }, { replace: true })}
          >
            {say('newSign')}
          </Button>
        )}
      </div>
      {mayManage && place.standardName === null && <p className="hint">{say('newSignBlocked')}</p>}
      <PagedList pages={pages} empty={<p className="hint">{say('noSigns')}</p>} rows={2}>
        {(signs) => <SignCards signs={signs} />}
      </PagedList>
      {isOpen && <NewSignDialog place={place} onClose={() => setSearch({}, { replace: true })} />}
    </section>
  );
}
