import type { KeptRecord } from '../store/db.ts';

/** Where a record is written again: the screen of its form, the key of its draft, and its entries as that form reads them. */
export interface FormAgain {
  path: string;
  draftKey: string;
  entries: unknown;
}
type Payload = KeptRecord['payload'];
type Of<K extends Payload['kind']> = Extract<Payload, { kind: K }>;

/** The form in which a refused record can be corrected. */
export function formOf({ id, payload }: Pick<KeptRecord, 'id' | 'payload'>): FormAgain {
  switch (payload.kind) {
    case 'inspection':
      return inspectionAgain(id, payload);
    case 'order_done':
      return again(`/order/${payload.orderId}`, `order_done:${payload.orderId}`, payload);
    case 'report_followed':
      return again(`/report/${payload.reportId}`, `report_followed:${payload.reportId}`, payload);
    case 'marker_item':
      return markerAgain(payload);
    case 'new_sign':
      // One form serves all new signs, and another may be under way in it: a corrected one has a draft of its own.
      return again(`/new-sign/${id}`, `new_sign:${id}`, {
        ...payload,
        number: payload.number ?? '',
        note: payload.note ?? '',
      });
    case 'replaced_sign':
      return again(`/replaced/${id}`, `replaced_sign:${id}`, { ...payload, note: payload.note ?? '' });
  }
}

function inspectionAgain(id: KeptRecord['id'], payload: Of<'inspection'>): FormAgain {
  const { signId, found, defects, fix, scannedUrl, codeState } = payload;
  const note = payload.note ?? '';
  // Another sign that no register has may be under way in its form: a corrected one has a draft of its own, as new signs have.
  if (signId === null) {
    const others = defects.filter((code) => code !== 'F11' && code !== 'F5');
    return again(`/stray/${id}`, `stray:${id}`, { defects: others, note, fix, scannedUrl, codeState });
  }
  return again(`/inspect/${signId}`, `inspection:${signId}`, {
    ...{ found, defects, note, fix, scannedUrl, codeState },
  });
}

function markerAgain({ jointInspectionId, itemId, item }: Of<'marker_item'>): FormAgain {
  const { position, accuracyMetres, ...entered } = item;
  const fix = position && accuracyMetres !== null ? { position, accuracyMetres, readings: 1 } : null;
  const entries = { ...entered, note: entered.note ?? '', action: entered.action ?? '', fix };
  return again(`/markers/${jointInspectionId}/${itemId}`, `marker_item:${itemId}`, entries);
}

interface Known {
  id: string;
}
/** What of a package its records are about. */
interface Subjects extends Record<'signs' | 'orders' | 'reports', readonly Known[]> {
  jointInspections: readonly { items: readonly Known[] }[];
}

/** Whether a package has what a record is about: its form opens nowhere else. */
export function isInPackage(payload: Payload, content: Subjects): boolean {
  switch (payload.kind) {
    case 'inspection':
      return payload.signId === null || content.signs.some(({ id }) => id === payload.signId);
    case 'order_done':
      return content.orders.some(({ id }) => id === payload.orderId);
    case 'report_followed':
      return content.reports.some(({ id }) => id === payload.reportId);
    case 'marker_item':
      return content.jointInspections.some(({ items }) => items.some(({ id }) => id === payload.itemId));
    case 'new_sign':
    case 'replaced_sign':
      return true;
  }
}

const again = (path: string, draftKey: string, entries: unknown): FormAgain => ({ path, draftKey, entries });
