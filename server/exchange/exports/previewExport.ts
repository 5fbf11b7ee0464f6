import type { Actor } from '../../accounts/actor.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';
import { COLLECTIONS } from './collections.ts';
import type { ExportCollection, ExportPreview, ExportRequest } from './exportContract.ts';
import type { ExportDeps } from './exportDeps.ts';
import { formatLimits } from './formatLimits.ts';
import { prepareExport } from './prepareExport.ts';
import { highestOf, totalOf } from './secrecyOf.ts';

/** What an export would hold. @throws Problem as `prepareExport` */
export async function previewExport(deps: ExportDeps, actor: Actor, request: ExportRequest): Promise<ExportPreview> {
  const { counts } = await prepareExport(deps.db, request, { actor, today: deps.today(), now: deps.now() });
  const [rows, secrecy] = [totalOf(counts), highestOf(counts)];
  const sizes = await exchangeThresholds(deps.db, { divisionCode: actor.divisionCode, today: deps.today() });
  return {
    ...{ rows, counts, secrecy, needsPurpose: secrecy !== 'public', atOnce: rows <= sizes.export_at_once_rows },
    limits: formatLimits(request),
  };
}

/** The collections of which this actor sees the list. */
export const exportCollections = ({ permissions }: Actor): ExportCollection[] =>
  Object.values(COLLECTIONS)
    .filter(({ permission }) => permissions.has(permission))
    .map(({ key, zh, en, formats, columns }) => ({
      ...{ key, zh, en, formats: [...formats] },
      columns: columns.map((column) => ({
        key: column.key,
        zh: column.zh,
        en: column.en,
        extra: column.extra ?? false,
      })),
    }));
