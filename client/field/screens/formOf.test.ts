import { describe, expect, it } from 'vitest';
import { FieldPayload } from '#server/signs/field/fieldContract.ts';
import { MarkerEntries } from '../marker/markerEntries.ts';
import { formOf } from './formOf.ts';

const ID = '7a1f3a9e-60f4-4a36-9d5f-0a3f7c2b8e11';
const fix = { position: [106.2, 38], accuracyMetres: 6, readings: 3 };
const again = (payload: object) => formOf({ payload: FieldPayload.parse(payload) });

describe('a refused record', () => {
  it('of a marker opens with what was entered', () => {
    const item = {
      result: 'defect',
      defectCode: 'tilted',
      deadline: '2027-01-31',
      inspectorA: '马某',
      inspectorB: '李某',
    };
    const place = { position: fix.position, accuracyMetres: 6 };
    const record = {
      kind: 'marker_item',
      jointInspectionId: ID,
      itemId: ID,
      baseVersion: 1,
      item: { ...item, ...place },
    };
    const form = again(record);
    expect(form).toMatchObject({ path: `/markers/${ID}/${ID}`, draftKey: `marker_item:${ID}` });
    expect(MarkerEntries.parse(form?.entries)).toMatchObject({ ...item, fix: { position: fix.position } });
  });

  it('of work or a report opens its own form, and one without a form of its own opens none', () => {
    const done = { kind: 'order_done', orderId: ID, baseVersion: 1, note: '已油漆', fix };
    expect(again(done)).toMatchObject({ path: `/order/${ID}`, entries: { note: '已油漆' } });
    const followed = {
      kind: 'report_followed',
      reportId: ID,
      outcome: 'not_confirmed',
      defects: [],
      note: '完好',
      fix,
    };
    expect(again(followed)).toMatchObject({ path: `/report/${ID}`, entries: { outcome: 'not_confirmed' } });
    const added = { kind: 'new_sign', placeId: ID, type: 'street', number: null, azimuthDegrees: null };
    expect(again({ ...added, mounting: 'post', note: null, fix })).toBeNull();
  });
});
