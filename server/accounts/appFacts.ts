import type { z } from 'zod';
import { publicMapCredit } from '../divisions/clearedOutlines.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db/sql.ts';
import { exercisesLoaded, isDemonstration } from '../platform/demonstration.ts';
import type { Deps } from '../platform/deps.ts';
import { readSetting, writeSetting } from '../platform/setting.ts';
import { AppFacts } from './contract.ts';

const HomeExtent = AppFacts.pick({ center: true, bbox: true });
type HomeExtent = z.infer<typeof HomeExtent>;
const KEY = 'home-extent';
// China, until the loader of a register says where it lies.
const CHINA: HomeExtent = { center: [104, 36], bbox: [73.5, 18, 135.1, 53.6] };

/** What every screen needs to know about this installation. */
export async function appFacts({ db, engine, now, clock, config }: Deps): Promise<AppFacts> {
  const demonstration = await isDemonstration(db);
  return {
    demonstration,
    engine,
    now: now(),
    demoClockDays: clock.days(),
    mayLoadExercises: demonstration && !(await exercisesLoaded(db)),
    baseMap: baseMapOf(config),
    mapReviewNumber: await reviewNumbers(db, config),
    publicUrl: config.publicUrl,
    ...((await readSetting(db, KEY, HomeExtent)) ?? CHINA),
  };
}

/** Where the map opens: longitude and latitude (EPSG:4490) of the middle and of west, south, east, north. */
export const saveHomeExtent = (tx: Db, extent: HomeExtent, at: string): Promise<void> =>
  writeSetting(tx, KEY, extent, at);

/** Of the base map, which the configuration knows, and of the editions of outlines in force (MR art. 22). */
async function reviewNumbers(db: Db, { mapReviewNumber }: Config): Promise<string | null> {
  const { reviewNumbers: editions } = await publicMapCredit(db);
  return [...new Set([...(mapReviewNumber ? [mapReviewNumber] : []), ...editions])].join('；') || null;
}

function baseMapOf({ tiandituKey }: Config): AppFacts['baseMap'] {
  if (tiandituKey === undefined) return { kind: 'none', tiles: [], attribution: '' };
  const layer = (name: string) =>
    `https://t0.tianditu.gov.cn/${name}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${name}&STYLE=default` +
    `&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${tiandituKey}`;
  return { kind: 'tianditu', tiles: [layer('vec'), layer('cva')], attribution: '国家地理信息公共服务平台 天地图' };
}
