import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, type APIResponse, request } from '@playwright/test';
import pg from 'pg';
import type { z } from 'zod';
import { AccountsApi } from '#server/accounts/contract.ts';
import { GazetteerApi } from '#server/gazetteer/contract.ts';
import { SignsApi } from '#server/signs/contract.ts';
import { FieldOfficeApi, type WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { type Service, startService } from '../support/startService.ts';
import { ENGINE, PORT } from './browserPlace.ts';

const PROGRAM = ['--import', 'tsx', 'server/main.ts'];
const DATABASE = 'diming_browser_field';
/** Where the telephones and the office reach the service, also after it was ended and started again. */
export const FIELD_PORT = PORT + 20;
export const ORIGIN = `http://localhost:${FIELD_PORT}`;

async function freshDatabase(): Promise<string | undefined> {
  if (ENGINE !== 'server') return undefined;
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE} with (force)`);
  await client.query(
    `create database ${DATABASE} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
  );
  await client.end();
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/** A service of its own with a register of its own, because it is ended by force on the way. */
export class FieldService {
  readonly folder: string;
  readonly #databaseUrl: string | undefined;
  #service: Service | undefined;
  private constructor(folder: string, databaseUrl: string | undefined) {
    this.folder = folder;
    this.#databaseUrl = databaseUrl;
  }
  static async started(): Promise<FieldService> {
    const service = new FieldService(await mkdtemp(join(tmpdir(), 'diming-field-')), await freshDatabase());
    await service.start();
    return service;
  }
  async start(): Promise<void> {
    const place = { dataDir: join(this.folder, 'data'), databaseUrl: this.#databaseUrl };
    this.#service = await startService({ ...place, program: PROGRAM, port: FIELD_PORT });
  }
  async kill(): Promise<void> {
    await this.#service?.kill();
  }
}

/** Somebody of the office, through the interface. */
export async function officeOf(username: string): Promise<APIRequestContext> {
  const office = await request.newContext({ baseURL: ORIGIN });
  const data = { username, password: 'diming-demo' };
  await answered(AccountsApi.signIn.reply, office.post('/api/session', { data }));
  return office;
}

/** The body of an answer, read by the contract. @throws Error with what a refusal says */
export async function answered<T>(reply: z.ZodType<T>, sent: Promise<APIResponse>): Promise<T> {
  const answer = await sent;
  if (!answer.ok()) throw new Error(`${answer.url()} ${answer.status()} ${await answer.text()}`);
  return reply.parse(await answer.json());
}

/** Signs that stand along one street, ten metres from one to the next. */
export async function standingSigns(office: APIRequestContext, count: number): Promise<string[]> {
  const places = await answered(GazetteerApi.list.reply, office.get('/api/places?category=street&limit=1'));
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const position = [106.2 + i * 0.0001, 37.98];
    const data = { placeId: places.items[0]?.id, type: 'street', position, maintainer: '吴忠市民政局' };
    const sign = await answered(SignsApi.create.reply, office.post('/api/signs', { data }));
    const headers = { 'if-match': `"${sign.version}"` };
    const stands = { data: { status: 'installed', position }, headers };
    await answered(SignsApi.move.reply, office.put(`/api/signs/${sign.id}`, stands));
    ids.push(sign.id);
  }
  return ids;
}

const include = {
  ...{ statuses: ['installed'], notInspectedSince: null, orders: true },
  ...{ reports: true, markers: false, jointInspections: false },
};

/** A work package of all signs of the city for one person. */
export async function packageFor(office: APIRequestContext, name: string, title: string): Promise<WorkPackage> {
  const people = await answered(FieldOfficeApi.assignees.reply, office.get('/api/field/assignees'));
  const assigneeId = people.items.find((person) => person.name.startsWith(name))?.id;
  const data = { divisionCode: '640300', bbox: null, include, title, assigneeId, dueOn: null };
  return answered(FieldOfficeApi.createPackage.reply, office.post('/api/field/work-packages', { data }));
}
