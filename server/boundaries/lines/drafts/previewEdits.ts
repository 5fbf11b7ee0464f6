import type { Db } from '../../../platform/db/sql.ts';
import type { ArcEdit } from '../../arcs/arcEdit.ts';
import type { LineId } from '../../contract.ts';
import { lineFacts } from '../lockLine.ts';
import type { EditPreview } from './draftContract.ts';
import { judgeEdits } from './judgeEdits.ts';

/** What steps of editing would do, by the measure of PostGIS. */
export async function previewEdits(
  db: Db,
  { id, edits, day }: { id: LineId; edits: readonly ArcEdit[]; day: string },
): Promise<EditPreview> {
  const { faults, areas, lengthMetres } = await judgeEdits(db, { ...(await lineFacts(db, id)), id }, edits, day);
  return { faults, areas, lengthMetres };
}
