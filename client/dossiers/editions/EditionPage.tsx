import { Link, useParams } from 'react-router';
import { EditionsApi } from '#server/dossiers/editions/editionContract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { EditionFiles } from './EditionFiles.tsx';
import { useEditionWords } from './words.ts';
import '../../ui/listPage.css';
import '../dossiers.css';

type Detail = Reply<typeof EditionsApi.get>;

/** The edition that an address names. */
export function EditionPage() {
  const say = useEditionWords();
  const id = EditionsApi.get.params.shape.id.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/division-editions">{say('back')}</Link>
      </p>
    );
  }
  return <OpenEdition key={id.data} id={id.data} />;
}

function OpenEdition({ id }: { id: Detail['id'] }) {
  const { data, error, refetch } = useCall(EditionsApi.get, { params: { id } });
  if (data) return <EditionCard edition={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function EditionCard({ edition }: { edition: Detail }) {
  const say = useEditionWords();
  const language = useLanguage();
  const { id, divisionName, asOf, number, kind, reason, checksum, rowCount, verified } = edition;
  return (
    <>
      <nav className="crumb">
        <Link to="/division-editions">{say('back')}</Link>
      </nav>
      <PageHeader
        title={`${divisionName} ${formatDay(asOf, language)}`}
        lead={`${say(`kind.${kind}`)} · ${say('numberOf', { n: number })}`}
      />
      <section className="panel" aria-labelledby="edition-facts">
        <h2 id="edition-facts">{say('title')}</h2>
        <DefinitionList
          items={[
            ...(reason ? [{ term: say('reason'), value: reason, wide: true }] : []),
            { term: say('rows'), value: rowCount },
            {
              term: say('made'),
              value: `${edition.organisation} ${edition.madeBy} ${formatInstant(edition.madeAt)}`,
            },
            {
              term: say('source'),
              wide: true,
              value: `${language === 'en' ? edition.source : edition.sourceZh}${verified ? '' : say('unverified')}`,
            },
            { term: say('checksum'), wide: true, value: <code className="edition-checksum">{checksum}</code> },
            { term: say('files'), value: <EditionFiles id={id} /> },
          ]}
        />
      </section>
      <Changes edition={edition} />
    </>
  );
}

function Changes({ edition: { changes, previous } }: { edition: Detail }) {
  const say = useEditionWords();
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="edition-changes">
      <h2 id="edition-changes">{say('changes')}</h2>
      <p className="hint">
        {previous ? say('since', { day: formatDay(previous.asOf, language), n: previous.number }) : say('noPrevious')}
      </p>
      {previous && changes.length === 0 && <p>{say('noChanges')}</p>}
      <ul>
        {changes.map(({ kinds, before, after }) => (
          <li key={`${before?.code}-${after?.code}`}>
            {kinds.map((one) => say(`change.${one}`)).join('、')}：
            {[before, after].flatMap((one) => (one ? [`${one.path}（${one.code}）`] : [])).join(' → ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
