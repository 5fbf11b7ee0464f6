import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { type Conflict, FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { RecordId } from '#server/signs/field/fieldContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useDefectOptions } from '../orders/useDefectOptions.ts';
import { useConflictWords } from './conflictWords.ts';
import { EarlierInspection } from './EarlierInspection.tsx';
import { SettleForm } from './SettleForm.tsx';
import './field.css';

/** The conflict an address names. */
export function ConflictPage() {
  const say = useConflictWords();
  const id = RecordId.safeParse(useParams().id);
  const back = <Link to="/signs/conflicts">{say('backToConflicts')}</Link>;
  if (!id.success) {
    return (
      <p role="alert">
        {say('conflictGone')} {back}
      </p>
    );
  }
  return (
    <>
      <nav className="crumb">{back}</nav>
      <OpenConflict id={id.data} />
    </>
  );
}

function OpenConflict({ id }: { id: RecordId }) {
  const { data, error, refetch } = useCall(FieldOfficeApi.getConflict, { params: { id } });
  if (data) return <OneConflict conflict={data} reload={() => void refetch()} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function OneConflict({ conflict, reload }: { conflict: Conflict; reload: () => void }) {
  const say = useConflictWords();
  const language = useLanguage();
  const { kind, name, conflictKind, clockSuspect, clockOffsetSeconds, signVersion, version } = conflict;
  const minutes = Math.round(Math.abs(clockOffsetSeconds) / 60);
  return (
    <>
      <PageHeader
        title={`${say(`kind.${kind}`)}${name ? `：${name}` : ''}`}
        tags={<StatusTag tone="warning">▲ {say(`why.${conflictKind}`)}</StatusTag>}
        lead={language === 'en' ? conflict.detail : `${conflict.detailZh}。`}
      />
      {clockSuspect && <Alert className="field-note" type="warning" showIcon title={say('clockOff', { n: minutes })} />}
      <div className="conflict-columns">
        <section className="panel" aria-labelledby="conflict-said">
          <h2 id="conflict-said">{say('said')}</h2>
          <Said conflict={conflict} />
          <Photos conflict={conflict} />
        </section>
        <div>
          {conflictKind === 'duplicate' && <EarlierInspection conflict={conflict} />}
          {/* What was chosen was chosen of what was shown: another version begins anew. */}
          <SettleForm key={`${version}-${signVersion}`} conflict={conflict} reload={reload} />
        </div>
      </div>
    </>
  );
}

function Said({ conflict }: { conflict: Conflict }) {
  const say = useConflictWords();
  const { payload, signId } = conflict;
  const defects = useDefectOptions();
  const defectOf = (code: string) => defects.find(({ value }) => value === code)?.label ?? code;
  const fix = payload.kind === 'marker_item' ? null : payload.fix;
  const note = payload.kind === 'marker_item' ? payload.item.note : payload.note;
  const inspected =
    payload.kind === 'inspection'
      ? [
          { term: say('found'), value: say(`found.${payload.found}`) },
          { term: say('defects'), value: payload.defects.map(defectOf).join('；') },
        ]
      : [];
  return (
    <DefinitionList
      items={[
        { term: say('inspector'), value: conflict.inspector },
        { term: say('happened'), value: formatInstant(conflict.happenedAt) },
        { term: say('received'), value: formatInstant(conflict.receivedAt) },
        ...inspected,
        { term: say('field.position'), value: fix?.position.map((degrees) => degrees.toFixed(6)).join(', ') },
        { term: say('accuracy'), value: fix && say('metres', { n: Math.round(fix.accuracyMetres) }) },
        { term: say('note'), value: note, wide: true },
        ...(signId ? [{ term: say('sign'), value: <Link to={`/signs/${signId}`}>{say('openSign')}</Link> }] : []),
      ]}
    />
  );
}

function Photos({ conflict: { id, photos } }: { conflict: Conflict }) {
  const say = useConflictWords();
  const stored = photos.filter((photo) => photo.stored);
  if (stored.length === 0) return null;
  return (
    <>
      <h3 className="conflict-part">{say('photos')}</h3>
      <ul className="conflict-photos">
        {stored.map((photo) => (
          <li key={photo.id}>
            <a
              href={urlOf(FieldOfficeApi.photo, { params: { id, photoId: photo.id } })}
              target="_blank"
              rel="noreferrer"
            >
              <img
                loading="lazy"
                src={urlOf(FieldOfficeApi.photo, { params: { id, photoId: photo.id } })}
                alt={say('photoOf', { kind: say(`photo.${photo.kind}`) })}
              />
            </a>
            <div>
              {say(`photo.${photo.kind}`)} · {formatInstant(photo.takenAt)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
