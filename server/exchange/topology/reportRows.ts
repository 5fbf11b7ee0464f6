import type { z } from 'zod';
import { StoredFindingDetail, type TopologyCheckId } from '../../boundaries/topology/topologyContract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';

const ReportRow = StoredFindingDetail.omit({ surroundings: true });
export type ReportRow = z.infer<typeof ReportRow>;

/** Everything that a check found, in its order. */
export const reportRows = (db: Db, id: TopologyCheckId): Promise<ReportRow[]> =>
  many(
    db,
    ReportRow,
    sql`select f.position, f.kind, f.class, f.sides, f.area_square_metres as "areaSquareMetres", f.length_metres as "lengthMetres",
               f.width_metres as "widthMetres", f.ring, f.bbox, f.geometry, f.proposal
          from topology_finding f where f.check_id = ${id} order by f.position`,
  );

/** What a side is called in a report. */
export const sideName = ({ number, code, name }: ReportRow['sides'][number]): string => name ?? code ?? `#${number}`;
