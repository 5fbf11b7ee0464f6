import { join } from 'node:path';
import type { Column, ExportRow } from '../collection.ts';
import { type OpenWriter, outputFile, type WriterPlan } from './writer.ts';

/** A feature collection of RFC 7946; its foreign members say what it is and how far it may go. */
export const geoJsonWriter: OpenWriter = ({ folder, name, title, columns, nameColumn, ...plan }) => {
  const { secrecy, about, request, limits } = plan;
  const fileName = `${name}.geojson`;
  const file = outputFile(join(folder, fileName));
  const head = { type: 'FeatureCollection', name: title, secrecy, about, coordinateSystem: `EPSG:${request.crs}` };
  const begun = file.write(`${JSON.stringify(head).slice(0, -1)},"features":[`);
  let isFirst = true;
  return {
    write: async (rows) => {
      await begun;
      noteMissing(rows, { nameColumn, limits });
      if (rows.length === 0) return;
      await file.write(`${isFirst ? '' : ','}\n${rows.map((row) => featureText(columns, row)).join(',\n')}`);
      isFirst = false;
    },
    finish: async () => {
      await begun;
      await file.write('\n]}\n');
      await file.end();
      return [fileName];
    },
    close: file.close,
  };
};

/** Notes the rows whose geometry is empty, by name. */
export function noteMissing(
  rows: readonly ExportRow[],
  { nameColumn, limits }: Pick<WriterPlan, 'nameColumn' | 'limits'>,
): void {
  for (const { values, geometry } of rows)
    if (geometry === null) limits.note('rows-without-geometry', String(values[nameColumn] ?? ''));
}

/** One feature in one line. The geometry is GeoJSON already. */
export const featureText = (
  columns: readonly Column[],
  { values, geometry }: ExportRow,
  key: 'key' | 'short' = 'key',
) =>
  `{"type":"Feature","properties":${JSON.stringify(propertiesOf(columns, values, key))},"geometry":${geometry ?? 'null'}}`;

const propertiesOf = (columns: readonly Column[], values: ExportRow['values'], key: 'key' | 'short') =>
  Object.fromEntries(columns.map((column) => [column[key], values[column.key] ?? null]));
