import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import sharp from 'sharp';
import { z } from 'zod';
import { GazetteerApi } from '#server/gazetteer/contract.ts';
import { SignBatchesApi } from '#server/signs/batches/batchApiContract.ts';
import type { SignBatch } from '#server/signs/batches/batchContract.ts';
import { type Sign, SignsApi } from '#server/signs/contract.ts';
import { FieldApi, type WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { SignReportsApi } from '#server/signs/reports/reportContract.ts';
import { aRecord, aShot, inspectionOf, type Shot } from '../signs/fieldShots.ts';
import { answered, packageFor } from './fieldOffice.ts';

/** What the sign screens show in the tests: the offices that made it, and where to find it. */
export interface SignContent {
  standing: Sign[];
  batch: SignBatch;
  orders: string[];
  reportId: string;
  workPackage: WorkPackage;
  conflictId: string;
}

/** Signs, a delivered batch, work, a report with pictures, a package and a conflict, all through the interface. */
export async function signContent(office: APIRequestContext, field: APIRequestContext): Promise<SignContent> {
  const standing: Sign[] = [];
  for (const at of [0, 1, 2]) standing.push(await standingSign(office, [106.2 + at * 0.002, 37.98]));
  const [first, second] = standing as [Sign, Sign, Sign];
  const planned = [await plannedSign(office, [106.21, 37.981]), await plannedSign(office, [106.212, 37.981])];
  const orders = [
    await order(office, first, 'F3', '牌面锈蚀，右下角翘起，雨后有锈水流到墙面'),
    await order(office, second, 'F1', '牌面仍为旧名'),
  ];
  const batch = await delivered(office, field, planned);
  const reportId = await report(office, first);
  const workPackage = await packageFor(office, '外业巡查员', '利通街片区秋季巡查');
  return { standing, batch, orders, reportId, workPackage, conflictId: await conflict(field, second) };
}

async function plannedSign(office: APIRequestContext, position: [number, number]): Promise<Sign> {
  const places = await answered(GazetteerApi.list.reply, office.get('/api/places?category=street&limit=1'));
  const data = { placeId: places.items[0]?.id, type: 'street', position, maintainer: '吴忠市民政局' };
  return answered(SignsApi.create.reply, office.post('/api/signs', { data }));
}

async function standingSign(office: APIRequestContext, position: [number, number]): Promise<Sign> {
  const { id, version } = await plannedSign(office, position);
  const data = { status: 'installed', position, installedOn: '2026-03-01' };
  return answered(SignsApi.move.reply, office.put(`/api/signs/${id}`, { data, headers: ifMatch({ version }) }));
}

const ifMatch = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });

async function order(office: APIRequestContext, sign: Sign, defectCode: string, text: string): Promise<string> {
  const data = { signId: sign.id, defectCode, text };
  return (await answered(OrdersApi.createOrder.reply, office.post('/api/sign-orders', { data }))).id;
}

/** Two people have compared its text with the register, and the maker has delivered it: its plates wait to be accepted. */
async function delivered(office: APIRequestContext, field: APIRequestContext, signs: Sign[]): Promise<SignBatch> {
  const wish = { title: '2026年秋季第一批', maker: '吴忠标牌厂', contractNo: 'HT-2026-17' };
  const price = { unitPriceCents: 38_000, warrantyMonths: 24 };
  const made = office.post('/api/sign-batches', { data: { ...wish, ...price } });
  let batch = await answered(SignBatchesApi.create.reply, made);
  const path = `/api/sign-batches/${batch.id}`;
  const act = async (who: APIRequestContext, where: string, data?: object) => {
    const sent = who.post(path + where, { headers: ifMatch(batch), ...(data ? { data } : {}) });
    batch = await answered(SignBatchesApi.get.reply, sent);
  };
  await act(office, '/plates', { signIds: signs.map(({ id }) => id) });
  for (const who of [office, field]) {
    const { digest } = await answered(SignBatchesApi.text.reply, who.get(`${path}/text`));
    await act(who, '/check', { digest });
  }
  await act(office, '/release');
  await act(office, '/made', { madeOn: '2026-01-05' });
  return batch;
}

/** As somebody sends it who scanned the plate: three pictures, one upright and one very wide. */
async function report(office: APIRequestContext, { id }: Sign): Promise<string> {
  const form = new FormData();
  const text = '牌子被货车撞弯了，字朝着墙，站在路口看不见路名。旁边的电线杆也歪了，晚上经过很危险，请尽快处理。';
  for (const [name, value] of Object.entries({ kind: 'damaged', text, contact: '13900000000', website: '' }))
    form.append(name, value);
  for (const [width, height] of [
    [1200, 900],
    [600, 1300],
    [1800, 500],
  ] as const)
    form.append('photos', new File([await picture(width, height)], '现场.jpg', { type: 'image/jpeg' }));
  const sent = await office.post(`/s/${id}/report`, { multipart: form });
  if (!sent.ok()) throw new Error(`report: ${sent.status()} ${await sent.text()}`);
  const { items } = await answered(SignReportsApi.reports.reply, office.get(`/api/sign-reports?signId=${id}`));
  return items[0]?.id ?? '';
}

async function picture(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 25 };
  const create = { width, height, channels: 3 as const, background: '#4a6a8a', noise };
  return Uint8Array.from(await sharp({ create }).jpeg({ quality: 60 }).toBuffer());
}

/** The same person inspects a sign twice on one day: the second waits for somebody to look at both. */
async function conflict(field: APIRequestContext, { id }: Sign): Promise<string> {
  await handIn(field, inspectionOf(id));
  return handIn(field, inspectionOf(id, { found: 'defect', defects: ['F3'], note: '下午被车撞' }));
}

async function handIn(field: APIRequestContext, payload: object): Promise<string> {
  const id = randomUUID();
  const now = new Date().toISOString();
  const shots = [await aShot({ takenAt: now }), await aShot({ takenAt: now, kind: 'surroundings' })];
  const data = aRecord({ payload, shots, recordedAt: now, sentAt: now });
  await answered(FieldApi.putRecord.reply, field.put(`/api/field/records/${id}`, { data }));
  for (const shot of shots) await upload(field, id, shot);
  return id;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function upload(field: APIRequestContext, recordId: string, { bytes, declared }: Shot): Promise<void> {
  const tus = { 'Tus-Resumable': '1.0.0' };
  const about = `recordId ${base64(recordId)},photoId ${base64(declared.id)}`;
  const headers = { ...tus, 'Upload-Length': `${bytes.length}`, 'Upload-Metadata': about };
  await field.post('/api/field/uploads', { headers });
  const type = { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
  const path = `/api/field/uploads/${declared.id}`;
  const sent = await field.fetch(path, { method: 'PATCH', headers: { ...tus, ...type }, data: bytes });
  z.literal(204).parse(sent.status());
}
