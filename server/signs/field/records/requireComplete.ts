import { z } from 'zod';
import { type Db, many, sql } from '../../../platform/db/sql.ts';
import { type FieldError, Problem } from '../../../platform/problem.ts';
import type { FieldPayload, RecordPhoto } from '../fieldContract.ts';
import type { FieldRules } from '../fieldRules.ts';

interface Given {
  payload: FieldPayload;
  photos: readonly Pick<RecordPhoto, 'kind'>[];
}

/**
 * What a record must have before anything is made of it: photographs, a note where the position is vague, defects that fit what
 * was found. `day` is China's.
 * @throws Problem invalid-input with every fault
 */
export async function requireComplete(
  db: Db,
  { payload, photos }: Given,
  { rules, day }: { rules: FieldRules; day: string },
): Promise<void> {
  const errors = [...photoFaults(payload, photos, rules), ...fixFaults(payload, rules), ...foundFaults(payload)];
  errors.push(...(await defectFaults(db, payload, day)));
  if (errors.length === 0) return;
  throw new Problem('invalid-input', errors.map(({ detail }) => detail).join('; '), {
    detailZh: `${errors.map(({ detailZh }) => detailZh).join('；')}。`,
    errors,
  });
}

const fault = (pointer: string, code: string, detail: string, detailZh: string): FieldError => ({
  ...{ in: 'body', pointer, code, detail, detailZh },
});

function photoFaults(payload: FieldPayload, photos: Given['photos'], rules: FieldRules): FieldError[] {
  const count = (...kinds: RecordPhoto['kind'][]) => photos.filter(({ kind }) => kinds.includes(kind)).length;
  if (payload.kind === 'order_done') return afterFaults(count('after'), rules['photos-after']);
  if (payload.kind === 'marker_item') return [];
  if (payload.kind !== 'inspection') return anyFaults(photos.length, rules[PHOTOS_OF[payload.kind]]);
  const [signs, around] = [rules['photos-sign'], rules['photos-surroundings']];
  // Where the sign is gone there is none to take a picture of.
  const enough =
    payload.found === 'missing'
      ? photos.length >= signs + around
      : count('sign') >= signs && count('surroundings') >= around;
  const detail = `${signs} photograph(s) of the sign and ${around} of its surroundings are needed`;
  return enough ? [] : [fault('/photos', 'photos', detail, `须有标志照片${signs}张、环境照片${around}张`)];
}

// Items of joint inspections have rules of their own (boundaries): photographs of them are asked by the form alone.
const PHOTOS_OF = {
  new_sign: 'photos-new',
  replaced_sign: 'photos-new',
  report_followed: 'photos-report',
} as const;

function anyFaults(count: number, least: number): FieldError[] {
  if (count >= least) return [];
  return [fault('/photos', 'photos', `${least} photograph(s) are needed`, `须有照片${least}张`)];
}

function afterFaults(count: number, least: number): FieldError[] {
  if (count >= least) return [];
  const detail = `${least} photograph(s) after the repair are needed`;
  return [fault('/photos', 'after-photo', detail, `须有整改后照片${least}张`)];
}

function fixFaults(payload: FieldPayload, rules: FieldRules): FieldError[] {
  if (!positionsOf(payload).every(isOnEarth))
    return [fault('/payload/fix/position', 'position', 'Longitude first, in degrees', '坐标应为经度、纬度（度）')];
  if (payload.kind === 'marker_item' || payload.fix.accuracyMetres <= rules.accuracy || payload.note !== null)
    return [];
  const most = rules.accuracy;
  const detail = `The position is vague (more than ${most} m): say why in the note`;
  return [fault('/payload/note', 'accuracy-note', detail, `定位精度超过${most}米，请在备注中说明原因`)];
}

const positionsOf = (payload: FieldPayload) => [
  ...(payload.kind === 'marker_item' ? [] : [payload.fix.position]),
  ...(payload.kind === 'inspection' && payload.changes?.position ? [payload.changes.position] : []),
];
const isOnEarth = ([lon, lat]: readonly [number, number]): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

function foundFaults(payload: FieldPayload): FieldError[] {
  if (payload.kind !== 'inspection') return [];
  const { found, defects, changes, baseVersion, signId } = payload;
  const faults: FieldError[] = [];
  if (found === 'intact' && defects.length > 0)
    faults.push(fault('/payload/defects', 'intact', 'An intact sign has no defects', '完好的标志不能有问题'));
  if (found === 'defect' && defects.length === 0)
    faults.push(fault('/payload/defects', 'defect', 'Say which defects', '请选择问题类型'));
  if (signId === null && !defects.includes('F11'))
    faults.push(fault('/payload/defects', 'unknown-sign', 'A sign in no register is F11', '未登记的标志须选F11'));
  if (changes !== null && (baseVersion === null || signId === null))
    faults.push(fault('/payload/baseVersion', 'required', 'Changes need the version they are of', '修改须注明版本'));
  return faults;
}

async function defectFaults(db: Db, payload: FieldPayload, day: string): Promise<FieldError[]> {
  if (payload.kind !== 'inspection' && payload.kind !== 'report_followed') return [];
  if (payload.defects.length === 0) return [];
  const known = await many(
    db,
    z.object({ code: z.string() }),
    sql`select code from sign_defect_rule where code = any(${payload.defects}) and valid @> ${day}::date`,
  );
  const codes = new Set(known.map(({ code }) => code));
  const unknown = payload.defects.filter((code) => !codes.has(code));
  if (unknown.length === 0) return [];
  const list = unknown.join(', ');
  return [fault('/payload/defects', 'unknown-defect', `No defect ${list} in force`, `没有问题类型${list}`)];
}
