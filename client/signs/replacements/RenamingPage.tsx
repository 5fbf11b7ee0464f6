import { App, Button } from 'antd';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { z } from 'zod';
import { type RenamingPlates, ReplacementsApi } from '#server/signs/replacements/replacementContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { PlateList } from './PlateList.tsx';
import { PlateProgress } from './PlateProgress.tsx';
import { useReplacementWords } from './words.ts';
import '../../ui/listPage.css';
import '../signs.css';
import './replacements.css';

/** The ended name that an address means. */
export function RenamingPage() {
  const say = useReplacementWords();
  const id = z.uuid().safeParse(useParams().id);
  if (id.success) return <OpenRenaming id={id.data} />;
  return (
    <p role="alert">
      {say('notFound')} <Link to="/signs/renamed">{say('title')}</Link>
    </p>
  );
}

function OpenRenaming({ id }: { id: string }) {
  const { data, error, refetch } = useCall(ReplacementsApi.getSignReplacement, { params: { id } });
  if (data) return <RenamingCard renaming={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function RenamingCard({ renaming }: { renaming: RenamingPlates }) {
  const say = useReplacementWords();
  const { kind, oldName, newName, plates } = renaming;
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/renamed">{say('title')}</Link>
      </nav>
      <PageHeader
        title={newName && kind === 'renamed' ? say('to', { old: oldName, now: newName }) : oldName}
        tags={<StatusTag tone={kind === 'renamed' ? 'active' : 'warning'}>{say(`kind.${kind}`)}</StatusTag>}
        lead={<PlateProgress counts={renaming.counts} kind={kind} />}
      />
      <Order renaming={renaming} />
      <div className="sign-columns">
        <section className="panel" aria-labelledby="plates">
          <h2 id="plates">{say('plates')}</h2>
          <PlateList plates={plates} kind={kind} />
        </section>
        <Facts renaming={renaming} />
      </div>
    </>
  );
}

function Order({ renaming: { id, kind, counts } }: { renaming: RenamingPlates }) {
  const say = useReplacementWords();
  const may = useMay();
  const { message } = App.useApp();
  const order = useAct(ReplacementsApi.orderSignReplacements, {
    onSuccess: () => void message.success(say('ordered')),
  });
  if (!may('signs.manage') || counts.to_replace === 0) return null;
  return (
    <section className="panel">
      <ProblemAlert error={order.error} />
      <div className="signs-head">
        <span>{say(kind === 'renamed' ? 'orderHint' : 'cancelHint')}</span>
        <Button type="primary" loading={order.isPending} onClick={() => order.mutate({ params: { id } })}>
          {kind === 'renamed' ? say('order', { n: counts.to_replace }) : say('orderCancelled')}
        </Button>
      </div>
    </section>
  );
}

function Facts({ renaming }: { renaming: RenamingPlates }) {
  const say = useReplacementWords();
  const language = useLanguage();
  const { inBrackets } = usePunctuation();
  const { plates, rule, dueOn, endedOn, authority, documentNo, placeId, newName, oldName } = renaming;
  const overlays = useMemo(
    () => [
      overlayOf(
        'sign',
        plates.map(({ id, number, position }) => ({
          ...{ key: id, name: number ?? '', geometry: { type: 'Point', coordinates: position } },
        })),
      ),
    ],
    [plates],
  );
  const bounds = useMemo(
    () => boundsOf(plates.map(({ position }) => ({ type: 'Point', coordinates: position }))),
    [plates],
  );
  const article = rule && (language === 'en' ? rule.article : rule.articleZh);
  const advice = article && article + (rule.adopted ? '' : inBrackets(say('adviceOnly')));
  return (
    <section className="panel" aria-label={say('document')}>
      <MapView label={say('map')} height="240px" overlays={overlays} bounds={bounds} hideTable />
      <DefinitionList
        items={[
          { term: say('place'), value: <Link to={`/places/${placeId}`}>{newName ?? oldName}</Link> },
          { term: say('endedOn'), value: endedOn && formatDay(endedOn, language) },
          { term: say('document'), value: [authority, documentNo].filter(Boolean).join(' ') },
          ...(dueOn ? [{ term: say('dueOn'), value: `${formatDay(dueOn, language)} · ${advice}`, wide: true }] : []),
        ]}
      />
    </section>
  );
}
