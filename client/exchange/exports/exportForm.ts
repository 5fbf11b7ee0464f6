import { type ExportEncoding, type ExportFormat, ExportRequest } from '#server/exchange/exports/exportContract.ts';

/** The list or part of it that is to be exported, as it was when the dialog opened. */
export interface WantedExport {
  collection: string;
  filter: object;
  /** A box or an area of a map. */
  selection?: object;
}

/** What is chosen in the dialog. */
export interface ExportForm {
  format: ExportFormat;
  encoding: ExportEncoding | null;
  crs: number;
  /** Null: all that are not on demand. */
  columns: string[] | null;
  purpose: string;
  archive: boolean;
}

export const FIRST_FORM: ExportForm = {
  ...{ format: 'xlsx', encoding: null, crs: 4490, columns: null, purpose: '', archive: false },
};

/** The encodings to choose from, the usual one first; none where the format has its own. */
export const ENCODINGS: Partial<Record<ExportFormat, readonly ExportEncoding[]>> = {
  csv: ['UTF-8-BOM', 'UTF-8', 'GB18030'],
  shapefile: ['UTF-8', 'GBK'],
};

/** Formats that can be in any system of coordinates. */
export const hasSystems = (format: ExportFormat): boolean => format === 'gpkg' || format === 'shapefile';
/** Formats whose file is a package anyway. */
export const isPacked = (format: ExportFormat): boolean => format === 'shapefile' || format === 'national';

/** The request for a list and the choices; undefined where the list's filter is none of the server's. */
export function requestOf(wanted: WantedExport, form: ExportForm): ExportRequest | undefined {
  const { format, encoding, crs, columns, purpose, archive } = form;
  return ExportRequest.safeParse({
    ...wanted,
    format,
    ...(encoding && ENCODINGS[format]?.includes(encoding) ? { encoding } : {}),
    ...(hasSystems(format) ? { crs } : {}),
    ...(columns && columns.length > 0 && format !== 'national' ? { columns } : {}),
    ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
    archive: archive && !isPacked(format),
  }).data;
}
