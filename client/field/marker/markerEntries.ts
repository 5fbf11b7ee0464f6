import { z } from 'zod';
import { Day } from '#server/platform/contract.ts';
import { Fix, MarkerItemPayload, type PackageContent } from '#server/signs/field/fieldContract.ts';
import { commonObstacle, type Obstacle } from '../newSign/obstacles.ts';

export type JointInspection = PackageContent['jointInspections'][number];
export type Item = JointInspection['items'][number];

/** What is entered of one marker or stretch, by the inspectors of both sides together. */
export const MarkerEntries = z.object({
  result: z.enum(['as_agreed', 'defect']).nullable(),
  defectCode: z.string().nullable(),
  deadline: Day.nullable(),
  action: z.string(),
  inspectorA: z.string(),
  inspectorB: z.string(),
  note: z.string(),
  fix: Fix.nullable(),
});
export type MarkerEntries = z.infer<typeof MarkerEntries>;

/** Begins with the names that the plan of the inspection has. */
export const emptyEntries = ({ inspectorsA, inspectorsB }: JointInspection): MarkerEntries => ({
  ...{ result: null, defectCode: null, deadline: null, action: '', note: '', fix: null },
  ...{ inspectorA: inspectorsA.slice(0, 60), inspectorB: inspectorsB.slice(0, 60) },
});

/** What keeps an item from being saved; the first thing first. */
export function markerObstacle(
  entries: MarkerEntries,
  item: Item,
  facts: { photos: number; fix: Fix | null },
  asked: { photos: number; accuracy: number },
): Obstacle | null {
  const { result, inspectorA, inspectorB, note } = entries;
  if (result === null) return 'outcome';
  if (inspectorA.trim() === '' || inspectorB.trim() === '') return 'inspectors';
  return (result === 'defect' ? defectObstacle(entries, item) : null) ?? commonObstacle({ ...facts, note }, asked);
}

/** Of a stretch the note says where along it the fault is. */
function defectObstacle({ defectCode, deadline, note }: MarkerEntries, { isMarker }: Item): Obstacle | null {
  if (defectCode === null) return 'defect';
  if (deadline === null) return 'deadline';
  return !isMarker && note.trim() === '' ? 'note' : null;
}

/** The record of complete entries. @throws ZodError where something is missing */
export function markerPayload(entries: MarkerEntries, { id, version }: Item, inspection: JointInspection, fix: Fix) {
  const isDefect = entries.result === 'defect';
  return MarkerItemPayload.parse({
    ...{ kind: 'marker_item', jointInspectionId: inspection.id, itemId: id, baseVersion: version },
    item: {
      result: entries.result,
      defectCode: isDefect ? entries.defectCode : null,
      deadline: isDefect ? entries.deadline : null,
      action: (isDefect && entries.action.trim()) || null,
      note: entries.note.trim() || null,
      position: fix.position,
      accuracyMetres: fix.accuracyMetres,
      inspectorA: entries.inspectorA,
      inspectorB: entries.inspectorB,
    },
  });
}
