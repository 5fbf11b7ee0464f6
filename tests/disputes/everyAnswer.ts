import { strFromU8, unzipSync } from 'fflate';
import { apiSections } from '#server/apiSections.ts';
import type { Endpoint } from '#server/platform/contract.ts';
import { TILE_SETS } from '#server/public/tileSets.ts';
import type { countyRecords } from '#tests/accounts/countyRecords.ts';
import type { Outsider } from '#tests/disputes/outsiders.ts';

type Records = Awaited<ReturnType<typeof countyRecords>>;
export const endpoints: readonly Endpoint[] = apiSections.flatMap((section) =>
  Object.values<Endpoint>(section.endpoints),
);

/** Nobody's id, the same at every asking. */
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** What a reader asks with where an address needs more than its name. */
export const QUESTIONS: Readonly<Record<string, Record<string, string>>> = {
  '/division-outlines': { level: 'township' },
  '/division-changes': { from: '2020-01-01', to: '2026-12-01' },
  '/division-changes/areas': { from: '2020-01-01', to: '2026-12-01' },
  '/division-editions/:id/file': { format: 'geojson' },
  '/names': { q: '盐池' },
  '/ground-warnings': { subject: 'case', id: '00000000-0000-4000-8000-000000000000' },
  '/office-tiles/divisions.mvt': { z: '8', x: '204', y: '98' },
  '/field/records': { deviceId: UNKNOWN },
  '/sign-indicators': { from: '2026-01-01', to: '2026-12-31' },
  '/sign-indicators/workbook': { from: '2026-01-01', to: '2026-12-31' },
  '/incident-places': { near: '107.4,37.78' },
  '/map-sheets/area': { west: '107.3', south: '37.7', east: '107.5', north: '37.9', scale: '50000' },
  '/map-sheets/area.pdf': { west: '107.3', south: '37.7', east: '107.5', north: '37.9', scale: '50000' },
  '/division-dossiers/:id/archive-list': { format: 'pdf' },
};

/** What stands for the parameters of an address, by its jurisdiction, or by its path where that is `none` or a page's. */
const subjectsOf = (made: Records): Readonly<Record<string, Record<string, string>>> => ({
  'built-up-area': { id: made.builtUpArea },
  'name-batch': { id: made.batch },
  'rule-change': { id: made.change },
  'rule-row': { kind: 'lexicon', id: '900000:ours' },
  'naming-case': { id: made.case, kind: 'acceptance', material: 'application' },
  campaign: { id: made.campaign },
  'campaign-item': { id: made.item },
  'supervision-matter': { id: made.matter },
  'violation-report': { id: made.report },
  filing: { id: made.filing },
  'filing-or-case': { id: made.filing },
  'boundary-line': { id: made.line },
  'boundary-line-record': { id: made.line },
  'boundary-marker': { id: made.marker },
  'joint-inspection': { id: made.inspection },
  'boundary-incident': { id: made.incident },
  'boundary-line-draft': { id: made.lineDraft },
  'boundary-handout': { id: made.handout },
  'topology-check': { id: made.topology, position: '1' },
  dossier: { id: made.dossier },
  sign: { id: made.sign },
  'sign-batch': { id: made.signBatch, signId: made.sign },
  'field-package': { id: made.fieldPackage },
  'field-package-own': { id: made.fieldPackage },
  'field-record': { id: made.fieldRecord },
  'field-conflict': { id: made.fieldRecord },
  'field-record-own': { id: made.fieldRecord },
  'sign-order': { id: made.signOrder },
  'sign-report': { id: made.signReport },
  'sign-inspection': { id: made.signInspection },
  'ended-name': { id: made.endedName },
  'import-run': { id: made.importRun },
  'census-record': { id: made.censusRecord },
  'visible-export': { id: made.exported },
  'own-export': { id: made.exported },
  webhook: { id: made.webhook },
  job: { id: made.job },
  division: { code: '640323' },
  '/divisions/:code': { code: '640323' },
  '/division-editions/:id': { id: UNKNOWN },
  '/division-editions/:id/file': { id: UNKNOWN },
  '/places/:id': { id: made.place },
  '/code-lists/:kind': { kind: 'refusal-reasons' },
  '/notices/:kind/:id': { kind: 'announcement', id: UNKNOWN },
  '/notices/campaign/:id': { id: made.campaign },
  '/exchange-thresholds/:id': { id: 'row_aliases' },
  '/guide/:kind/:category': { kind: 'naming', category: 'street' },
  '/guide/forms/:kind/:file': { kind: 'naming', file: 'street.pdf' },
  '/d/:id': { id: UNKNOWN },
});

/** The address of an endpoint with one record of its kind in it. @throws Error where nobody has said which */
export function addressOf({ path, jurisdiction }: Pick<Endpoint, 'path' | 'jurisdiction'>, made: Records): string {
  const given = subjectsOf(made)[jurisdiction === 'none' ? path : jurisdiction];
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (!given) throw new Error(`Say in subjectsOf what stands in ${path} for the jurisdiction "${jurisdiction}"`);
    return encodeURIComponent(given[name] ?? UNKNOWN);
  });
  return `${filled}${QUESTIONS[path] ? `?${new URLSearchParams(QUESTIONS[path])}` : ''}`;
}

/** Every set of tiles, from the whole city down to one town of Yanchi. */
export const tileAddresses: readonly string[] = Object.keys(TILE_SETS).flatMap((set) => [
  `/tiles/${set}.json`,
  ...['6/50/24', '9/408/197', '12/3269/1578'].map((at) => `/tiles/${set}/${at}.mvt`),
]);

export interface Got {
  status: number;
  etag: string | null;
  text: string;
}

/** What somebody is answered. @throws Error on a fault of the service */
export async function ask(
  address: string,
  { headers }: Pick<Outsider, 'headers'>,
  init: { method?: string; body?: string | FormData } = {},
): Promise<Got> {
  const json: Record<string, string> = typeof init.body === 'string' ? { 'Content-Type': 'application/json' } : {};
  const reply = await fetch(address, { ...init, headers: { 'If-Match': '"1"', ...json, ...headers } });
  const bytes = Buffer.from(await reply.arrayBuffer());
  if (reply.status >= 500) throw new Error(`${address}: ${reply.status} ${bytes.toString().slice(0, 300)}`);
  return { status: reply.status, etag: reply.headers.get('etag'), text: textOf(bytes) };
}

/** Of an archive what is in it; of a PDF what is in it but for the number and the moment of its making. */
function textOf(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 4);
  if (start.startsWith('PK')) {
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.startsWith('docProps/'));
    return parts.map(([name, part]) => `${name}\n${strFromU8(part, true)}`).join('\n');
  }
  const text = bytes.toString('latin1');
  return start === '%PDF' ? text.replaceAll(/\/ID \[.*?\]|\/(Creation|Mod)Date \(.*?\)/g, '') : text;
}
