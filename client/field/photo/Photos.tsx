import { useEffect, useId, useState } from 'react';
import type { RecordPhoto } from '#server/signs/field/fieldContract.ts';
import type { TakenPhoto } from '../store/records.ts';
import { takePhoto, UnreadablePicture } from './takePhoto.ts';
import { usePhotoWords } from './words.ts';

interface Props {
  photos: TakenPhoto[];
  /** The kinds that can be taken here, each with a button of its own. */
  kinds: RecordPhoto['kind'][];
  onTaken: (photo: TakenPhoto) => Promise<void> | void;
  onDropped: (id: string) => Promise<void> | void;
}

/** Takes photographs with the camera and shows those taken. */
export function Photos({ photos, kinds, onTaken, onDropped }: Props) {
  const say = usePhotoWords();
  const { take, working, failure } = useTaking(onTaken);
  return (
    <section aria-label={say('title')}>
      <div className="pair">
        {kinds.map((kind) => (
          <CameraButton
            key={kind}
            label={say(`take.${kind}`)}
            disabled={working}
            onFiles={(files) => take(files, kind)}
          />
        ))}
      </div>
      <p role="status" className="hint">
        {working ? say('working') : say(photos.length === 0 ? 'noneTaken' : 'taken', { n: photos.length })}
      </p>
      {failure ? (
        <p role="alert" className="alert">
          {say(failure)}
        </p>
      ) : null}
      <ul className="photos">
        {photos.map((photo) => (
          <li key={photo.facts.id}>
            <Picture photo={photo} label={say(`kind.${photo.facts.kind}`)} />
            <button type="button" className="small" onClick={() => void onDropped(photo.facts.id)}>
              {say('drop')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Takes one picture after the other, and says why one could not be kept. */
function useTaking(onTaken: Props['onTaken']) {
  const [failure, setFailure] = useState<'unreadable' | 'full'>();
  const [working, setWorking] = useState(false);
  const take = async (files: FileList | null, kind: RecordPhoto['kind']) => {
    setWorking(true);
    setFailure(undefined);
    try {
      for (const file of files ?? []) await onTaken(await takePhoto(file, kind));
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setWorking(false);
    }
  };
  return { take, working, failure };
}

function failureOf(error: unknown): 'unreadable' | 'full' {
  if (error instanceof UnreadablePicture) return 'unreadable';
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full';
  throw error;
}

interface CameraProps {
  label: string;
  disabled: boolean;
  onFiles: (files: FileList | null) => Promise<void>;
}

function CameraButton({ label, disabled, onFiles }: CameraProps) {
  const id = useId();
  return (
    <span className="camera">
      <input
        id={id}
        type="file"
        accept="image/*"
        capture="environment"
        disabled={disabled}
        onChange={({ target }) => void onFiles(target.files).then(() => (target.value = ''))}
      />
      <label htmlFor={id} className="big">
        {label}
      </label>
    </span>
  );
}

function Picture({ photo, label }: { photo: TakenPhoto; label: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(photo.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.blob]);
  return (
    <figure>
      {url ? <img src={url} alt={label} /> : null}
      <figcaption>
        {label}
        {` · ${Math.ceil(photo.facts.bytes / 1024)} kB`}
      </figcaption>
    </figure>
  );
}
