import { describe, expect, it } from 'vitest';
import { InspectionId, ItemId } from '#server/boundaries/inspections/inspectionContract.ts';
import { emptyEntries, type Item, type JointInspection, markerObstacle, markerPayload } from './markerEntries.ts';

const MARKER: Item = {
  ...{ id: ItemId.parse('7a1f3a9e-60f4-4a36-9d5f-0a3f7c2b8e11'), version: 4, no: 1, title: '界桩 盐同-1' },
  ...{ isMarker: true, position: [106.9, 37.2], result: null },
};
const STRETCH: Item = { ...MARKER, isMarker: false, title: '东塔镇至河心滩', position: null };
const INSPECTION: JointInspection = {
  ...{ id: InspectionId.parse('5b1f3a9e-60f4-4a36-9d5f-0a3f7c2b8e22'), lineName: '盐池县—同心县界线' },
  ...{ inspectorsA: '马某', inspectorsB: '李某', items: [MARKER, STRETCH], defects: [] },
};
const fix = { position: [106.9001, 37.2001] as [number, number], accuracyMetres: 6, readings: 12 };
const whole = { photos: 1, fix };
const agreed = { ...emptyEntries(INSPECTION), result: 'as_agreed' as const };
const defect = { ...agreed, result: 'defect' as const, defectCode: 'tilted', deadline: '2027-01-31' };

const ASKED = { photos: 1, accuracy: 30 };

describe('an item of a joint inspection', () => {
  it('begins with the inspectors of the plan and is saved once its result is known', () => {
    expect(markerObstacle(emptyEntries(INSPECTION), MARKER, whole, ASKED)).toBe('outcome');
    expect(markerObstacle(agreed, MARKER, whole, ASKED)).toBeNull();
  });

  it('names both sides, and a defect its kind, its day and, along a stretch, its place', () => {
    expect(markerObstacle({ ...agreed, inspectorB: ' ' }, MARKER, whole, ASKED)).toBe('inspectors');
    expect(markerObstacle({ ...defect, defectCode: null }, MARKER, whole, ASKED)).toBe('defect');
    expect(markerObstacle({ ...defect, deadline: null }, MARKER, whole, ASKED)).toBe('deadline');
    expect(markerObstacle(defect, MARKER, whole, ASKED)).toBeNull();
    expect(markerObstacle(defect, STRETCH, whole, ASKED)).toBe('note');
  });

  it('is handed in at the position of the device, without the traces of a changed mind', () => {
    const payload = markerPayload({ ...defect, result: 'as_agreed', action: '扶正' }, MARKER, INSPECTION, fix);
    expect(payload).toMatchObject({ kind: 'marker_item', itemId: MARKER.id, baseVersion: 4 });
    expect(payload.item).toEqual({
      ...{ result: 'as_agreed', defectCode: null, deadline: null, action: null, note: null },
      ...{ position: fix.position, accuracyMetres: 6, inspectorA: '马某', inspectorB: '李某' },
    });
    expect(markerPayload({ ...defect, action: '扶正' }, MARKER, INSPECTION, fix).item).toMatchObject({
      ...{ result: 'defect', defectCode: 'tilted', deadline: '2027-01-31', action: '扶正' },
    });
  });
});
