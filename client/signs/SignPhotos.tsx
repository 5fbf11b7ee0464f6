import { App } from 'antd';
import type { Sign } from '#server/signs/contract.ts';
import { type SignPhoto, SignRegisterApi } from '#server/signs/registerContract.ts';
import { urlOf } from '../api/call.ts';
import { useAct, useCall } from '../api/query.ts';
import { useMay } from '../api/session.ts';
import { FileChooser } from '../boundaries/markers/FileChooser.tsx';
import { formatInstant } from '../ui/formatInstant.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useRegisterWords } from './registerWords.ts';

const KINDS = ['installed', 'sign', 'surroundings'] as const;

/** Photographs of the sign from the field and the office, and the way to add one. */
export function SignPhotos({ sign: { id } }: { sign: Sign }) {
  const say = useRegisterWords();
  const may = useMay();
  const { message } = App.useApp();
  const { data, error, refetch } = useCall(SignRegisterApi.listSignPhotos, { params: { id } });
  const add = useAct(SignRegisterApi.addSignPhoto, { onSuccess: () => void message.success(say('uploaded')) });
  return (
    <section className="panel" aria-labelledby="sign-photos">
      <h2 id="sign-photos">{say('photos')}</h2>
      <ProblemAlert error={error ?? add.error} {...(error ? { onRetry: () => void refetch() } : {})} />
      {data?.items.length === 0 && <p className="hint">{say('noPhotos')}</p>}
      <ul className="sign-photos">
        {data?.items.map((photo) => (
          <Photo key={photo.id} signId={id} photo={photo} />
        ))}
      </ul>
      {may('signs.manage') && (
        <div className="plate-downloads">
          {KINDS.map((kind) => (
            <FileChooser
              key={kind}
              label={say('upload', { kind: say(`photo.${kind}`) })}
              busy={add.isPending}
              accept="image/jpeg,image/png,image/webp"
              onFile={(file) => add.mutate({ params: { id, kind }, file })}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Photo({ signId, photo }: { signId: Sign['id']; photo: SignPhoto }) {
  const say = useRegisterWords();
  const kind = say(`photo.${photo.kind}`);
  const day = formatInstant(photo.takenAt);
  const src = urlOf(SignRegisterApi.signPhoto, { params: { id: signId, photoId: photo.id } });
  return (
    <li>
      <a href={src} download>
        <img src={src} alt={say('photoAlt', { kind, day })} loading="lazy" />
      </a>
      <span className="hint">
        {kind} · {day} · {photo.by}
      </span>
    </li>
  );
}
