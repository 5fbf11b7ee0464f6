import type { Column } from './collection.ts';
import type { FormatLimit, Secrecy } from './exportContract.ts';
import type { PreparedExport } from './prepareExport.ts';
import { highestOf, totalOf } from './secrecyOf.ts';

const SECRECY_ZH: Record<Secrecy, string> = { public: '公开', internal: '内部', restricted: '涉密' };
const LICENCE: Record<Secrecy, string> = {
  public: '公开数据；使用许可以发布单位的声明为准。 / Public data; the licence is what its publisher states.',
  internal:
    '内部资料，仅限所述用途，不得公开或转交。 / Internal: for the stated purpose only, not to be published or passed on.',
  restricted: '涉密资料，按保密规定管理。 / Restricted: under the rules of secrecy.',
};

export const licenceOf = (prepared: Pick<PreparedExport, 'counts'>): string => LICENCE[highestOf(prepared.counts)];

/** `（内部）` where it is not for everybody: the name of a file goes where its contents go. */
export const fileLabel = (secrecy: Secrecy): string => (secrecy === 'public' ? '' : `（${SECRECY_ZH[secrecy]}）`);

/** What a file is, in a few sentences. */
export function aboutExport(prepared: PreparedExport): string[] {
  const { collection, scope, request, counts } = prepared;
  return [
    `${collection.zh}，${totalOf(counts)} 条，密级最高：${SECRECY_ZH[highestOf(counts)]}。`,
    `数据日期：${scope.today}；生成时间：${scope.now}；生成单位：${scope.actor.organisationName}。`,
    ...(request.purpose ? [`用途：${request.purpose}`] : []),
    `坐标系：EPSG:${request.crs}（经度或东坐标在前）。`,
    licenceOf(prepared),
  ];
}

/** README.txt of a package: what it is, what its fields mean, what the format could not carry. */
export function readmeOf(prepared: PreparedExport, limits: readonly FormatLimit[]): string {
  const { request, columns } = prepared;
  const filter = JSON.stringify({ ...request.filter, ...(request.selection ? { selection: request.selection } : {}) });
  return [
    ...aboutExport(prepared),
    `筛选条件：${filter}`,
    ...(request.encoding ? [`编码：${request.encoding}`] : []),
    '',
    '字段 / Fields',
    ...columns.map((column) => fieldLine(column, request.format === 'shapefile')),
    '',
    '格式限制 / What the format cannot carry',
    ...(limits.length === 0 ? ['无 / nothing'] : limits.flatMap(limitLines)),
    '',
  ].join('\r\n');
}

function fieldLine({ key, short, zh, en, words }: Column, isShort: boolean): string {
  const name = isShort ? `${short.padEnd(10)}  ${key}` : key;
  const codes = Object.entries(words ?? {}).map(([code, word]) => `${code}=${word}`);
  return `${name}：${zh} / ${en}${codes.length > 0 ? `（${codes.join('，')}）` : ''}`;
}

const limitLines = ({ zh, en, count, examples }: FormatLimit): string[] => [
  `- ${zh} / ${en}${count === null ? '' : `（${count}）`}`,
  ...examples.map((example) => `    ${example}`),
];
