import { type SignReportItem, SignReportsApi } from '#server/signs/reports/reportContract.ts';
import { urlOf } from '../../api/call.ts';
import { useOrderWords } from '../orders/words.ts';
import '../orders/orders.css';

/** Photographs that came with a report, small; each opens whole. Nothing where there are none. */
export function ReportPhotos({ report: { id, photos } }: { report: SignReportItem }) {
  const say = useOrderWords();
  if (photos.length === 0) return null;
  return (
    <ul className="photo-strip">
      {photos.map((photoId, i) => {
        const address = urlOf(SignReportsApi.reportPhoto, { params: { id, photoId } });
        return (
          <li key={photoId}>
            <a href={address} target="_blank" rel="noreferrer">
              <img src={address} alt={say('reportPhoto', { n: i + 1 })} loading="lazy" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
