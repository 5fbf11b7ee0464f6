import { VectorTile } from '@mapbox/vector-tile';
import { strFromU8, unzipSync } from 'fflate';
import { PbfReader } from 'pbf';
import supertest from 'supertest';
import { DEMONSTRATION_PASSWORD } from '#server/accounts/seedDemonstrationAccounts.ts';
import { apiSections } from '#server/apiSections.ts';
import type { Endpoint } from '#server/platform/contract.ts';
import { asBytes } from '#tests/boundaries/packageBytes.ts';
import type { PublicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

/** What stands in an address instead of `:id`, by jurisdiction rule. */
export type Ids = Readonly<Record<string, string>>;

const SECTIONS = new Set([
  ...['divisions', 'markers', 'joint-inspections', 'boundaries', 'boundary-drafts', 'topology', 'dossiers', 'disputes'],
  ...['boundary-handouts', 'boundary-incidents', 'boundary-map', 'public-maps', 'audit', 'gazetteer'],
]);
// What a reader would ask with, where an address asks for more than its name.
const QUERIES: Readonly<Record<string, Record<string, string>>> = {
  '/division-outlines': { level: 'county' },
  '/division-changes': { from: '2020-01-01', to: '2026-01-01' },
  '/division-changes/areas': { from: '2020-01-01', to: '2026-01-01' },
  '/office-tiles/divisions.mvt': { z: '6', x: '50', y: '24' },
  '/names': { q: '红寺堡' },
  '/places': { division: '640303' },
};

/** Every address that reads lines, markers, outlines and what hangs on them: of lists, of the given records, of tiles and pages. */
export function sweptPaths(ids: Ids): string[] {
  const api = apiSections
    .filter(({ name }) => SECTIONS.has(name))
    .flatMap(({ endpoints }) => Object.values<Endpoint>(endpoints))
    .filter(({ method }) => method === 'get')
    .flatMap((endpoint) => pathOf(endpoint, ids));
  const tiles = ['divisions', 'boundary-lines'].map((set) => `/tiles/${set}/6/50/24.mvt`);
  return [...api, ...tiles, '/api/division-outlines?level=township', '/announcements/map'];
}

function pathOf({ path, jurisdiction }: Endpoint, ids: Ids): string[] {
  const query = new URLSearchParams({ limit: '200', ...QUERIES[path] });
  // Addresses that take no page refuse its size; they are asked without.
  const asked = QUERIES[path] ? new URLSearchParams(QUERIES[path]) : isList(path) ? query : undefined;
  const filled = path.replaceAll(
    /:(\w+)/g,
    (_, name: string) => ids[`${jurisdiction} ${name}`] ?? ids[jurisdiction] ?? ':',
  );
  return filled.includes(':') ? [] : [`/api${filled}${asked ? `?${asked}` : ''}`];
}

const isList = (path: string): boolean =>
  [
    '/boundary-lines',
    '/markers',
    '/joint-inspections',
    '/audit',
    '/divisions',
    '/topology-checks',
    '/boundary-incidents',
    '/boundary-map/lines',
  ].includes(path);

/** Which of the secrets an answer holds; of workbooks and tiles what is in them. */
export async function secretsAt(reader: TestAgent, path: string, secrets: readonly string[]): Promise<string[]> {
  const { body, status } = await asBytes(reader.get(path));
  if (status >= 500) throw new Error(`${path}: ${status}`);
  const text = textOf(path, new Uint8Array(Buffer.isBuffer(body) ? body : []));
  return secrets.filter((secret) => text.includes(secret));
}

function textOf(path: string, bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return Object.values(unzipSync(bytes))
      .map((file) => strFromU8(file))
      .join('\n');
  if (path.includes('.mvt') && bytes[0] !== 0x7b) return tileText(bytes);
  return strFromU8(bytes);
}

/** The features of a tile by the code of what they show. */
function tileText(bytes: Uint8Array): string {
  const { layers } = new VectorTile(new PbfReader(bytes));
  const features = Object.values(layers).flatMap((layer) =>
    Array.from({ length: layer.length }, (_, i) => layer.feature(i)),
  );
  return features.map(({ properties }) => `outline ${properties.code} `).join('');
}

/** Somebody at the listening service, tiles included; not signed in without a name. */
export async function readerAt({ url }: PublicServer, username?: string): Promise<TestAgent> {
  const agent = supertest.agent(url);
  if (username !== undefined)
    await agent.post('/api/session').send({ username, password: DEMONSTRATION_PASSWORD }).expect(200);
  return agent;
}
