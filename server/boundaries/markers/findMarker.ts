import { type Db, maybeOne } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { gridConvergence } from './gridConvergence.ts';
import { Marker, type MarkerId, type MarkerReference } from './markerContract.ts';
import { markerFindings } from './markerFindings.ts';
import { transformMetres } from './markerPosition.ts';
import { selectMarker } from './markerRow.ts';
import { tolerancesInForce } from './tolerancesInForce.ts';

const Stored = Marker.omit({ findings: true });

/** One marker with everything on record and what does not fit. Whether one may read it is asked before. @throws Problem not-found */
export async function findMarker(db: Db, id: MarkerId, today: string): Promise<Marker> {
  const stored = await maybeOne(db, Stored, selectMarker(id));
  if (!stored) throw new Problem('not-found', `No marker ${id}`, { detailZh: '没有这个界桩。' });
  const references = stored.references.map((reference) => asStated(reference, stored));
  const tolerances = await tolerancesInForce(db, today);
  const facts = { ...stored, references, transformMetres: await transformMetres(db, stored) };
  return { ...stored, references, findings: markerFindings(facts, tolerances) };
}

/** The measured bearing of the kind that the form states; of the compass there is none. */
function asStated(reference: MarkerReference, { position }: Pick<Marker, 'position'>): MarkerReference {
  const { bearingKind, measuredBearingDegrees: fromNorth } = reference;
  if (fromNorth === null || bearingKind === 'true') return reference;
  const measured = bearingKind === 'grid' ? (fromNorth - gridConvergence(position) + 360) % 360 : null;
  return { ...reference, measuredBearingDegrees: measured };
}
