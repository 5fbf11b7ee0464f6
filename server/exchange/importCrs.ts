import { importRefusal } from './importRefusal.ts';
import type { ImportFinding } from './imports/findingContract.ts';
import type { ImportCrs } from './imports/importContract.ts';
import type { SourceRecord } from './readers/source.ts';

/** In which system the coordinates of a file are, and what to do with them. */
export interface KnownCrs {
  crs: ImportCrs;
  /** EPSG code for PostGIS; 4490 where the degrees are taken as they are. */
  srid: number;
  isGcj02: boolean;
  findings: ImportFinding[];
}

/** What a file says of its own system: `EPSG:N` or `GCJ-02`, and perhaps its features. */
interface Saying {
  crs: string | null;
  features: readonly Pick<SourceRecord, 'values'>[];
}

/** CGCS2000 3-degree and 6-degree Gauss–Krüger zones. */
const isCgcs2000Grid = (epsg: number): boolean => epsg >= 4491 && epsg <= 4554;
const WEB_MERCATOR = 3857;
const isMetres = (epsg: number): boolean => isCgcs2000Grid(epsg) || epsg === WEB_MERCATOR;

/**
 * Who says what holds: the person (`--crs`), else the file. GCJ-02 is taken only from a person: a file that hints at it
 * waits for the answer. A file that says nothing is WGS 84 by RFC 7946, and the report asks.
 * @param stated the value of `--crs`
 * @throws Problem for a system that cannot be read
 */
export function importCrs(stated: string | undefined, file: Saying, fileName: string): KnownCrs {
  const hint = gcj02Hint(file, fileName);
  if (stated !== undefined) return statedCrs(stated, hint);
  if (hint !== undefined) return waiting(hint);
  if (file.crs !== null) return known(systemOf(file.crs), []);
  const taken = known({ epsg: 4326 }, []);
  return { ...taken, crs: { value: 'EPSG:4326', certain: false, question: ASK, question_zh: ASK_ZH } };
}

const ASK =
  'The file does not say its coordinate system; it was read as WGS 84/CGCS2000. Does it come from a web map (AMap, Tencent, DataV)? Then it is GCJ-02: import again with --crs GCJ-02.';
const ASK_ZH =
  '文件未说明坐标系，已按 WGS 84／CGCS2000 读取。数据是否来自高德、腾讯、DataV 等网络地图？如是，则为 GCJ-02，请加 --crs GCJ-02 重新导入。';

type System = { epsg: number } | 'GCJ-02';

function known(system: System, findings: ImportFinding[]): KnownCrs {
  const value = system === 'GCJ-02' ? system : `EPSG:${system.epsg}`;
  const srid = system !== 'GCJ-02' && isMetres(system.epsg) ? system.epsg : 4490;
  return { crs: { value, certain: true }, srid, isGcj02: system === 'GCJ-02', findings };
}

/** `EPSG:4490`, `urn:ogc:def:crs:EPSG::4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `GCJ-02`. */
function systemOf(text: string): System {
  if (/^gcj-?0?2$/i.test(text.trim())) return 'GCJ-02';
  if (/CRS:?84$/i.test(text)) return { epsg: 4326 };
  const epsg = Number(/EPSG:.*?(\d{4,6})$/i.exec(text)?.[1]);
  // CGCS2000 and WGS 84 differ by centimetres: both are kept as they are.
  if (epsg === 4490 || epsg === 4326 || isMetres(epsg)) return { epsg };
  throw importRefusal(
    'crs-not-supported',
    `Coordinates in “${text}” cannot be read: EPSG:4490, EPSG:4326, EPSG:3857, CGCS2000 Gauss–Krüger (EPSG:4491–4554) or GCJ-02`,
    `不能读取坐标系“${text}”，可用 EPSG:4490、EPSG:4326、EPSG:3857、CGCS2000 高斯－克吕格（EPSG:4491–4554）、GCJ-02`,
    '先转换为 EPSG:4490 / convert to EPSG:4490 first',
  );
}

function statedCrs(stated: string, hint: string | undefined): KnownCrs {
  const system = systemOf(stated);
  return known(system, hint !== undefined && system !== 'GCJ-02' ? [contradiction(stated, hint)] : []);
}

const contradiction = (stated: string, hint: string): ImportFinding => ({
  code: 'crs-contradicts-file',
  severity: 'warning',
  message: `Read as ${stated} as stated, but the file hints at GCJ-02 (${hint}): a mistake moves every outline by 300 to 500 m`,
  message_zh: `已按声明的 ${stated} 读取，但文件提示为 GCJ-02（${hint}），若有误，轮廓将偏移 300 至 500 米`,
  proposal: '--crs GCJ-02',
});

function waiting(hint: string): KnownCrs {
  const question = `The file hints at GCJ-02 (${hint}). Is it? Then import with --crs GCJ-02; otherwise state its system.`;
  const question_zh = `文件提示为 GCJ-02（${hint}）。是否如此？如是请加 --crs GCJ-02，否则请用 --crs 声明坐标系。`;
  const finding: ImportFinding = {
    code: 'gcj02-not-stated',
    severity: 'error',
    message: question,
    message_zh: question_zh,
    proposal: '--crs GCJ-02',
  };
  const crs = { value: 'GCJ-02', certain: false, question, question_zh };
  return { crs, srid: 4490, isGcj02: true, findings: [finding] };
}

const SAYS_SYSTEM = /^(coord(inate)?_?sys(tem)?|crs|srs|datum|坐标系统?|坐标系名称)$/i;
const IS_GCJ02 = /gcj-?0?2|火星|高德|amap/i;

/** Where the file hints at GCJ-02: a property of a feature, or its name. */
function gcj02Hint({ features }: Saying, fileName: string): string | undefined {
  for (const { values } of features)
    for (const [key, value] of Object.entries(values))
      if (SAYS_SYSTEM.test(key) && IS_GCJ02.test(value)) return `${key}=${value}`;
  return /gcj-?0?2/i.exec(fileName)?.[0];
}
