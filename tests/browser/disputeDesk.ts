import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

export type Point = [number, number];
export const PDF = {
  name: '某文件.pdf',
  mimeType: 'application/pdf',
  buffer: readFileSync(new URL('../support/application.pdf', import.meta.url)),
};

/** A course from a third to two thirds of the longest edge of the line between two divisions, its middle pushed aside. */
export async function courseBeside(page: Page, sideA: string, sideB: string): Promise<Point[]> {
  const { items } = await (await page.request.get('/api/boundary-lines?limit=200')).json();
  const line = items.find(({ code }: { code: string }) => code === `${sideA}-${sideB}`);
  const { arcs } = await (await page.request.get(`/api/boundary-lines/${line.id}`)).json();
  const edges: [Point, Point][] = arcs.flatMap(({ geometry }: { geometry: { coordinates: Point[] } }) =>
    geometry.coordinates.slice(1).map((to, i) => [geometry.coordinates[i] ?? to, to]),
  );
  const length = ([a, b]: [Point, Point]) => Math.hypot(b[0] - a[0], b[1] - a[1]);
  const [[a, b]] = edges.toSorted((one, other) => length(other) - length(one)) as [[Point, Point]];
  const along = (share: number, off: number): Point => [
    a[0] + share * (b[0] - a[0]) - off * Math.sign(b[1] - a[1]),
    a[1] + share * (b[1] - a[1]) + off * Math.sign(b[0] - a[0]),
  ];
  return [along(1 / 3, 0), along(1 / 2, 0.002), along(2 / 3, 0)];
}

/** A small square about the middle of a course. */
export function around(course: readonly Point[]) {
  const [lon, lat] = course[1] ?? [0, 0];
  const d = 0.003;
  const ring = [
    [lon - d, lat - d],
    [lon + d, lat - d],
    [lon + d, lat + d],
    [lon - d, lat + d],
    [lon - d, lat - d],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** A dispute as people work on it in their own sessions over the API. */
export class DisputeDesk {
  private id = '';
  private version = 0;
  state = '';

  async register(page: Page, body: object): Promise<void> {
    await this.keep(await page.request.post('/api/disputes', { data: body }));
  }
  async paper(page: Page): Promise<string> {
    const reply = await page.request.post(`/api/disputes/${this.id}/files`, { multipart: { file: PDF } });
    return (await reply.json()).id;
  }
  async act(page: Page, path: string, data: object): Promise<void> {
    const headers = { 'If-Match': `"${this.version}"` };
    await this.keep(await page.request.post(`/api/disputes/${this.id}/${path}`, { data, headers }));
  }
  async putInForce(page: Page, on: string): Promise<void> {
    const { proposal, line } = await (await page.request.get(`/api/disputes/${this.id}/result`)).json();
    const { earliestOn: _, kind: __, signers: ___, ...words } = proposal;
    const data = { ...words, lineVersion: line.version, on, parties: null, maps: [], filedWith: null, filedOn: null };
    const headers = { 'If-Match': `"${this.version}"` };
    const reply = await page.request.post(`/api/disputes/${this.id}/result/line`, { data, headers });
    expect(reply.ok(), await reply.text()).toBe(true);
    const after = await page.request.get(`/api/disputes/${this.id}`);
    await this.keep(after);
  }
  get address(): string {
    return `/office/disputes/${this.id}`;
  }
  private async keep(reply: { ok: () => boolean; text: () => Promise<string>; json: () => Promise<unknown> }) {
    expect(reply.ok(), await reply.text()).toBe(true);
    const { id, version, state } = (await reply.json()) as { id: string; version: number; state: string };
    Object.assign(this, { id, version, state });
  }
}

/** Two towns of Yanchi with a line between them on record. */
export async function townships(page: Page): Promise<[string, string]> {
  const { items } = await (await page.request.get('/api/boundary-lines?level=township&limit=200')).json();
  const line = items.find(({ code }: { code: string }) => /^640323[12]\d\d-640323[12]\d\d$/.test(code));
  return line.code.split('-');
}
