import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cell, Column, ExportRow } from '../../exchange/exports/collection.ts';
import { column, DATE } from '../../exchange/exports/columns.ts';
import { LimitLog } from '../../exchange/exports/formatLimits.ts';
import { gdalWriter } from '../../exchange/exports/writers/gdalWriter.ts';
import type { WriterPlan } from '../../exchange/exports/writers/writer.ts';
import { chinaDay } from '../../naming/deadline.ts';
import type { Db } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Collection, Field } from '../ogc/collection.ts';
import { shownFields } from '../ogc/collections.ts';
import type { Item } from '../ogc/selectItems.ts';
import { openLicence } from './licence.ts';
import { allItems, type OpenTarget, type WriteOpen } from './openFormats.ts';

/** One layer of all rows in WGS 84, named as the collection; its description tells licence and day. */
export const writeGeoPackage: WriteOpen = async (db, collection, target) => {
  const folder = `${target.path}.work`;
  await mkdir(folder, { recursive: true });
  const columns = columnsOf(collection);
  const writer = gdalWriter(await planOf(db, collection, { ...target, folder, columns }));
  try {
    let rows = 0;
    for await (const items of allItems(db, collection)) {
      rows += items.length;
      await writer.write(items.map((item) => rowOf(columns, item)));
    }
    const [file] = await writer.finish();
    if (file === undefined) throw noRows();
    await rename(join(folder, file), target.path);
    return rows;
  } finally {
    await writer.close();
    await rm(folder, { recursive: true, force: true });
  }
};

type Planned = OpenTarget & Pick<WriterPlan, 'folder' | 'columns'>;

async function planOf(db: Db, collection: Collection, { folder, columns, madeAt }: Planned): Promise<WriterPlan> {
  const { nameZh, nameEn } = await openLicence(db);
  const { title, description } = collection;
  const about = [
    `${title.zh} / ${title.en}。${description.zh} / ${description.en}`,
    `${chinaDay(madeAt)}，许可：${nameZh} / licence: ${nameEn}。`,
  ];
  return {
    ...{ folder, columns, about, name: collection.id, title: collection.id, nameColumn: 'id', secrecy: 'public' },
    ...{ request: { format: 'gpkg', crs: 4326 }, limits: new LimitLog() },
  };
}

const columnsOf = (collection: Collection): Column[] => [
  column('id', '标识', 'Id'),
  ...shownFields(collection).map(([name, { type, title }]) => column(name, title.zh, title.en, traitsOf(type))),
];
const traitsOf = (type: Field['type']) => (type === 'date' ? DATE : {});

function rowOf(columns: readonly Column[], { id, shape, properties }: Item): ExportRow {
  const values: Record<string, Cell> = {};
  for (const { key } of columns) values[key] = cellOf(key === 'id' ? id : properties[key]);
  return { values, geometry: shape, secrecy: 'public' };
}

const cellOf = (value: unknown): Cell => (value === null || value === undefined ? null : String(value));

const noRows = (): Problem =>
  new Problem('not-found', 'There is no row yet, and a GeoPackage without any is not made: take the table', {
    detailZh: '这个数据集目前没有数据，不生成 GeoPackage，请下载 CSV。',
  });
