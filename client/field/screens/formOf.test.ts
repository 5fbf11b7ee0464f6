import { describe, expect, it } from 'vitest';
import { FieldPayload, Fix, RecordId } from '#server/signs/field/fieldContract.ts';
import { MarkerEntries } from '../marker/markerEntries.ts';
import { NewSignEntries } from '../newSign/NewSignScreen.tsx';
import { ReplacedEntries } from '../newSign/ReplacedScreen.tsx';
import { StrayEntries, strayPayload } from '../newSign/StrayScreen.tsx';
import { formOf, isInPackage } from './formOf.ts';

const ID = '7a1f3a9e-60f4-4a36-9d5f-0a3f7c2b8e11';
const RECORD = 'b7c0a1de-1c2d-4a36-9d5f-0a3f7c2b8e12';
const SIGN = '01KAV4W5H0000000000000000Z';
const fix = { position: [106.2, 38], accuracyMetres: 6, readings: 3 };
const again = (payload: object) => formOf({ id: RecordId.parse(RECORD), payload: FieldPayload.parse(payload) });

describe('a refused record', () => {
  it('is corrected where the open package has what it is about', () => {
    const empty = { signs: [], orders: [], reports: [], jointInspections: [] };
    const seen = { kind: 'inspection', signId: SIGN, found: 'intact', defects: [], note: null, fix, scannedUrl: null };
    const inspection = FieldPayload.parse({ ...seen, codeState: null, changes: null, baseVersion: null });
    expect(isInPackage(inspection, empty)).toBe(false);
    expect(isInPackage(inspection, { ...empty, signs: [{ id: SIGN }] })).toBe(true);
    const done = FieldPayload.parse({ kind: 'order_done', orderId: ID, baseVersion: 1, note: '已油漆', fix });
    expect(isInPackage(done, { ...empty, signs: [{ id: ID }] })).toBe(false);
    expect(isInPackage(done, { ...empty, orders: [{ id: ID }] })).toBe(true);
  });

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
    expect(MarkerEntries.parse(form.entries)).toMatchObject({ ...item, fix: { position: fix.position } });
  });

  it('of a new or replaced sign opens a form of its own with all that was entered, so that another under way is left alone', () => {
    const added = { kind: 'new_sign', placeId: ID, type: 'building', number: '12', azimuthDegrees: null };
    const form = again({ ...added, mounting: 'wall', note: null, fix });
    expect(form).toMatchObject({ path: `/new-sign/${RECORD}`, draftKey: `new_sign:${RECORD}` });
    const entries = { placeId: ID, type: 'building', number: '12', mounting: 'wall', note: '', fix };
    expect(NewSignEntries.parse(form.entries)).toEqual(entries);
    const ids = { oldSignId: SIGN, newSignId: SIGN.replace('Z', 'Y') };
    const swapped = again({ kind: 'replaced_sign', ...ids, baseVersion: 3, note: '换新', fix });
    expect(swapped).toMatchObject({ path: `/replaced/${RECORD}`, draftKey: `replaced_sign:${RECORD}` });
    expect(ReplacedEntries.parse(swapped.entries)).toEqual({ ...ids, note: '换新', fix });
  });

  it('of work or a report opens its own form, and so has an inspection of no registered sign, which stays one and is F11', () => {
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
    const stranger = { kind: 'inspection', signId: null, found: 'defect', defects: ['F11'], note: null, fix };
    const code = { scannedUrl: null, codeState: 'unreadable', changes: null, baseVersion: null };
    // A refused one may be wrong in what was found too: what is sent again is what the server takes.
    const form = again({ ...stranger, found: 'missing', defects: ['F5', 'F3'], ...code });
    expect(form).toMatchObject({ path: `/stray/${RECORD}`, draftKey: `stray:${RECORD}` });
    const payload = strayPayload({ ...StrayEntries.parse(form.entries), note: ' 木牌，写“南环路” ' }, Fix.parse(fix));
    expect(payload).toEqual({ ...stranger, ...code, defects: ['F11', 'F3'], note: '木牌，写“南环路”' });
  });
});
