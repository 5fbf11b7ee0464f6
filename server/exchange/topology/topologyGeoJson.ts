import { checkRow } from '../../boundaries/topology/checkRow.ts';
import type { TopologyCheckId } from '../../boundaries/topology/topologyContract.ts';
import type { Download } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import { type ReportRow, reportRows, sideName } from './reportRows.ts';

/**
 * What a check found as GeoJSON in CGCS2000: a feature a finding, and a feature for the line of each proposal (`role`
 * tells them apart).
 */
export async function topologyGeoJson(db: Db, id: TopologyCheckId): Promise<Download> {
  const check = await checkRow(db, id);
  const features = (await reportRows(db, id)).flatMap((row) => [findingFeature(row), ...proposalFeatures(row)]);
  const document = { type: 'FeatureCollection', name: check.title, features };
  return { body: JSON.stringify(document), fileName: `${stem(check.title)}-拓扑检查.geojson` };
}

export const stem = (title: string): string => title.replace(/\.[^.]*$/, '');

const findingFeature = ({ position, kind, class: size, sides, geometry, ring, ...measures }: ReportRow) => ({
  type: 'Feature',
  properties: {
    ...{ role: 'finding', finding: position, kind, class: size, sides: sides.map(sideName).join('、') },
    ...{ codes: sides.map(({ code }) => code ?? '').join(';'), area_m2: measures.areaSquareMetres },
    ...{ length_m: measures.lengthMetres, width_m: measures.widthMetres, reason: ring?.reason ?? null },
  },
  geometry,
});

const proposalFeatures = ({ position, sides, proposal }: ReportRow) =>
  (proposal?.options ?? []).map(({ mover, line, moves, taken, farthestMetres, gainSquareMetres }) => ({
    type: 'Feature',
    properties: {
      ...{ role: 'proposal', finding: position, suggested: mover === proposal?.suggested },
      mover: sides
        .filter(({ number }) => number === mover)
        .map(sideName)
        .join(''),
      ...{ moved_vertices: moves.length, taken_vertices: taken, farthest_m: farthestMetres, gain_m2: gainSquareMetres },
    },
    geometry: { type: 'MultiLineString', coordinates: line },
  }));
