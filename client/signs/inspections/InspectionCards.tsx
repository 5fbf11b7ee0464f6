import { Link } from 'react-router';
import { type SignInspection, SignInspectionsApi } from '#server/signs/inspections/inspectionContract.ts';
import { urlOf } from '../../api/call.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { OrderStateTag } from '../orders/OrderTags.tsx';
import { PhotoStrip } from '../orders/PhotoStrip.tsx';
import { useInspectionWords } from './words.ts';

const FOUND_TONE: Record<SignInspection['found'], Tone> = { intact: 'good', defect: 'warning', missing: 'bad' };

/** Inspections as cards: who, when, what was found, the photographs, the code, the work that followed. */
export function InspectionCards({
  inspections,
  namesSign = false,
}: {
  inspections: readonly SignInspection[];
  namesSign?: boolean;
}) {
  const say = useInspectionWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {inspections.map((inspection) => (
        <InspectionCard key={inspection.id} inspection={inspection} namesSign={namesSign} />
      ))}
    </ul>
  );
}

function InspectionCard({ inspection, namesSign }: { inspection: SignInspection; namesSign: boolean }) {
  const say = useInspectionWords();
  const language = useLanguage();
  const { found, defects, note, sign, distanceMetres, accuracyMetres } = inspection;
  return (
    <li className="card-item">
      <div className="card-item-head">
        {namesSign && <Subject sign={sign} />}
        <StatusTag tone={FOUND_TONE[found]}>{say(`found.${found}`)}</StatusTag>
        <CodeTag state={inspection.codeState} />
      </div>
      {defects.length > 0 && (
        <p>{defects.map(({ code, label, labelZh }) => `${code} ${language === 'en' ? label : labelZh}`).join('；')}</p>
      )}
      {note && <p>{note}</p>}
      {distanceMetres !== null && (
        <p className="hint">
          {say('distance')}{' '}
          {say('accuracy', { n: formatLength(distanceMetres, language), m: Math.round(accuracyMetres) })}
        </p>
      )}
      <Photos inspection={inspection} />
      {inspection.orders.map(({ id, number, state }) => (
        <p key={id}>
          <Link to={`/signs/orders/${id}`}>{number}</Link> <OrderStateTag state={state} />
        </p>
      ))}
      <div className="card-item-foot">
        <span>
          {inspection.divisionName} · {inspection.inspector}
        </span>
        <time dateTime={inspection.inspectedAt}>{formatInstant(inspection.inspectedAt)}</time>
      </div>
    </li>
  );
}

function Subject({ sign }: Pick<SignInspection, 'sign'>) {
  const say = useInspectionWords();
  if (!sign) return <strong>{say('unknownSign')}</strong>;
  return (
    <Link className="record-name" to={`/signs/${sign.id}`}>
      {sign.name} {sign.number}
    </Link>
  );
}

function CodeTag({ state }: { state: SignInspection['codeState'] }) {
  const say = useInspectionWords();
  if (state === null) return <StatusTag>{say('notScanned')}</StatusTag>;
  return <StatusTag tone={state === 'genuine' ? 'good' : 'bad'}>{say(`code.${state}`)}</StatusTag>;
}

function Photos({ inspection: { id, photos } }: { inspection: SignInspection }) {
  const say = useInspectionWords();
  if (photos.length === 0) return null;
  return (
    <PhotoStrip
      photos={photos}
      addressOf={(photo) => urlOf(SignInspectionsApi.signInspectionPhoto, { params: { id, photoId: photo.id } })}
      isTold={false}
      nameOf={({ by, takenAt }) => say('photoOf', { by, at: formatInstant(takenAt) })}
    />
  );
}
