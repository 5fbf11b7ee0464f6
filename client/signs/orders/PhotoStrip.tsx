import type { OrderPhoto } from '#server/signs/orders/orderContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import './orders.css';

interface Props {
  photos: readonly OrderPhoto[];
  addressOf: (photo: OrderPhoto) => string;
  /** What a screen reader says of it. */
  nameOf: (photo: OrderPhoto) => string;
  /** Whether who took it and when is said under each; a card may say it once for all. */
  isTold?: boolean;
}

/** Small photographs in a row; each opens whole. */
export function PhotoStrip({ photos, addressOf, nameOf, isTold = true }: Props) {
  return (
    <ul className="photo-strip">
      {photos.map((photo) => (
        <li key={photo.id}>
          <a href={addressOf(photo)} target="_blank" rel="noreferrer">
            <img src={addressOf(photo)} alt={nameOf(photo)} loading="lazy" />
          </a>
          {isTold && (
            <p className="hint">
              {photo.by} · {formatInstant(photo.takenAt)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
