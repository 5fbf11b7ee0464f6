import type { Actor } from '../../accounts/actor.ts';
import { COLLECTIONS } from './collections.ts';
import type { ExportCollection, ExportPreview, ExportRequest } from './exportContract.ts';
import type { ExportDeps } from './exportDeps.ts';
import { formatLimits } from './formatLimits.ts';
import { MOST_AT_ONCE } from './makeExport.ts';
import { prepareExport } from './prepareExport.ts';
import { highestOf, totalOf } from './secrecyOf.ts';

/** What an export would hold. @throws Problem as `prepareExport` */
export async function previewExport(deps: ExportDeps, actor: Actor, request: ExportRequest): Promise<ExportPreview> {
  const { counts } = await prepareExport(deps.db, request, { actor, today: deps.today(), now: deps.now() });
  const [rows, secrecy] = [totalOf(counts), highestOf(counts)];
  return {
    ...{ rows, counts, secrecy, needsPurpose: secrecy !== 'public', atOnce: rows <= MOST_AT_ONCE },
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
