import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ContentKind, ContentsApi } from '#server/disputes/claims/contentContract.ts';
import { StatusQuoApi } from '#server/disputes/claims/statusQuoContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatArea } from '../../ui/formatMeasure.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useClaimWords } from './words.ts';
import './claims.css';

const KINDS = ['villages', 'names', 'signs', 'markers', 'cases', 'dossiers'] as const;

/** What lies inside the contested area, and who administered what when the status quo was frozen. */
export function ContentsSection({ dispute }: { dispute: Dispute }) {
  const { data, error, refetch } = useCall(ContentsApi.contents, { params: { id: dispute.id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={4} />;
  return (
    <>
      <Inside dispute={dispute} contents={data} />
      <Frozen dispute={dispute} />
    </>
  );
}

function Inside({ dispute, contents }: { dispute: Dispute; contents: Reply<typeof ContentsApi.contents> }) {
  const say = useClaimWords();
  const language = useLanguage();
  const [kind, setKind] = useState<ContentKind>('villages');
  const { area, squareMetres, counts, population, resources } = contents;
  if (area === 'none') return <p className="hint">{say('area.none')}</p>;
  return (
    <>
      <p className="hint">
        {say('contentsOf', { area: say(`area.${area}`), size: formatArea(squareMetres, language) })}
      </p>
      <DefinitionList
        items={[
          { term: say('population'), value: population ?? say('unknown') },
          { term: say('resources'), value: resources ?? say('unknown'), wide: true },
        ]}
      />
      <div className="claim-kinds" role="toolbar" aria-label={say('contents')}>
        {KINDS.map((one) => (
          <Button
            key={one}
            aria-pressed={one === kind}
            type={one === kind ? 'primary' : 'default'}
            onClick={() => setKind(one)}
          >
            {say(`kind.${one}`)} {counts[one] ?? 0}
          </Button>
        ))}
      </div>
      <KindList key={kind} dispute={dispute} kind={kind} />
    </>
  );
}

const PATH: Readonly<Record<ContentKind, string>> = {
  ...{ villages: '/places', names: '/places', signs: '/signs' },
  ...{ markers: '/markers', cases: '/cases', dossiers: '/division-dossiers' },
};

function KindList({ dispute, kind }: { dispute: Dispute; kind: ContentKind }) {
  const say = useClaimWords();
  const pages = usePages(ContentsApi.contentList, {}, { id: dispute.id, kind });
  return (
    <PagedList pages={pages} rows={3} empty={<p className="hint">{say('nothing')}</p>}>
      {(items) => (
        <ul className="claim-list">
          {items.map(({ id, name, divisionName }) => (
            <li key={id}>
              <Link to={`${PATH[kind]}/${id}`}>{name || id}</Link>{' '}
              {divisionName && <span className="hint">{divisionName}</span>}
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function Frozen({ dispute }: { dispute: Dispute }) {
  const say = useClaimWords();
  const { data, error } = useCall(StatusQuoApi.statusQuo, { params: { id: dispute.id } });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return null;
  if (!data.statusQuo) return <p className="hint">{say('noStatusQuo')}</p>;
  const { frozenOn, administered } = data.statusQuo;
  return (
    <>
      <h3>{say('statusQuo', { day: frozenOn })}</h3>
      <p className="hint">{say('administered')}</p>
      {administered.length === 0 && <p className="hint">{say('nothing')}</p>}
      <ul className="claim-list">
        {administered.map(({ id, name, divisionName }) => (
          <li key={id}>
            <Link to={`/places/${id}`}>{name}</Link> <span className="hint">{divisionName}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
