import { dataTable } from '../dataTable.ts';
import { type Html, html } from '../html.ts';
import { page } from '../page.ts';
import type { View } from '../view.ts';
import type { Collection, Field } from './collection.ts';
import { COLLECTIONS, shownFields } from './collections.ts';
import type { Item } from './selectItems.ts';

// A table of more cannot be read; an item's own page has them all.
const COLUMNS = 6;

const code = (text: string): Html => html`<span class="soft" lang="en">${text}</span>`;
const crumbs = ({ say, href }: View, collection?: Collection): Html =>
  html`<p class="soft"><a href="${href('/open')}">${say('开放数据', 'Open data')}</a> · <a href="${href('/ogc?f=html')}">OGC API</a>${
    collection &&
    html` · <a href="${href(`/ogc/collections/${collection.id}?f=html`)}">${say(collection.title.zh, collection.title.en)}</a>`
  }</p>`;

const jsonHint = ({ say }: View, path: string): Html =>
  html`<p class="acts"><a class="button plain" href="${path}">JSON</a></p><p class="soft">${say(
    '程序请用 f=json 或 Accept 标头；接口定义见',
    'Programs ask with f=json or an Accept header; the definition is at',
  )} <a href="/ogc/api?f=json">/ogc/api</a></p>`;

/** The collections as a page; also the landing page. */
export function collectionsPage(view: View, path: string): Buffer {
  const { say, href } = view;
  const title = say('开放接口', 'Open interfaces');
  const body = html`${crumbs(view)}<h1>${title}</h1>
<p>${say(
    '按 OGC API – Features 标准提供已公开的数据，可直接在 QGIS、GDAL 等软件中打开：',
    'What is public, by the standard OGC API – Features; QGIS, GDAL and others open it:',
  )} <span class="code">/ogc</span></p>
<ul class="rows">${COLLECTIONS.map(
    (each) =>
      html`<li><a href="${href(`/ogc/collections/${each.id}?f=html`)}">${say(each.title.zh, each.title.en)}</a> ${code(each.id)}<span class="soft">${say(
        each.description.zh,
        each.description.en,
      )}</span></li>`,
  )}</ul>
<p><a href="${href('/ogc/conformance?f=html')}">${say('符合的规范', 'Conformance')}</a> · <a href="${href('/ogc/api?f=html')}">${say('接口定义', 'API definition')}</a></p>
${jsonHint(view, `${path}?f=json`)}`;
  return page(view, { title, path: `${path}?f=html`, body });
}

/** What a collection is and what it can be asked for; also its queryables. */
export function collectionPage(view: View, collection: Collection, path: string): Buffer {
  const { say, href } = view;
  const { id, title, description, fields } = collection;
  const heads = [say('属性', 'Property'), say('含义', 'Meaning'), say('类型', 'Type')];
  const label = say('可查询属性', 'Queryables');
  const rows = Object.entries(fields).map(([name, field]) => [
    code(name),
    say(field.title.zh, field.title.en),
    html`${code(field.type)}${field.values && html` <span class="soft">${field.values.join(' · ')}</span>`}`,
  ]);
  const body = html`${crumbs(view)}<h1>${say(title.zh, title.en)}</h1><p>${say(description.zh, description.en)}</p>
<p class="acts"><a class="button" href="${href(`/ogc/collections/${id}/items?f=html`)}">${say('浏览要素', 'Browse')}</a></p>
<h2>${label}</h2>${dataTable({ label, heads, rows })}${jsonHint(view, `${path}?f=json`)}`;
  return page(view, { title: say(title.zh, title.en), path: `${path}?f=html`, body });
}

interface Listed {
  collection: Collection;
  items: readonly Item[];
  matched: number | null;
  /** Path and query of this page. */
  path: string;
  next: string | undefined;
}

/** A page of features as a table. */
export function itemsPage(view: View, { collection, items, matched, path, next }: Listed): Buffer {
  const { say, href } = view;
  const title = say(collection.title.zh, collection.title.en);
  const fields = shownFields(collection).slice(0, COLUMNS);
  const rows = items.map((item) =>
    fields.map(([name, field], i) => cellOf(view, { collection, item, name, field, i })),
  );
  const heads = fields.map(([, field]) => say(field.title.zh, field.title.en));
  const body = html`${crumbs(view, collection)}<h1>${title}</h1>
<p role="status">${matched === null ? say('超过一万条', 'More than 10,000') : say(`共 ${matched} 条`, `${matched} in all`)}${
    items.length > 0 && say(`，本页 ${items.length} 条`, `, ${items.length} on this page`)
  }</p>
${
  items.length > 0
    ? dataTable({ label: title, heads, rows })
    : html`<p class="note">${say('没有符合条件的要素。', 'Nothing fits what was asked for.')}</p>`
}
<p class="acts">${next && html`<a class="button" href="${href(next)}">${say('下一页', 'Next page')}</a>`}</p>
${jsonHint(view, path.replace('f=html', 'f=json'))}`;
  return page(view, { title, path, body, wide: true, unlisted: true });
}

interface Cell {
  collection: Collection;
  item: Item;
  name: string;
  field: Field;
  i: number;
}

function cellOf({ say, href }: View, { collection, item, name, field, i }: Cell): Html | string {
  const text = written(say, item.properties[name]);
  if (i > 0) return text;
  const path = `/ogc/collections/${collection.id}/items/${item.id}?f=html`;
  return html`<a href="${href(path)}" lang="${field.type === 'string' && 'zh-CN'}">${text === '—' ? item.id : text}</a>`;
}

function written(say: View['say'], value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  return String(value);
}

/** One feature with all that is told of it. */
export function itemPage(view: View, collection: Collection, item: Item): Buffer {
  const { say } = view;
  const path = `/ogc/collections/${collection.id}/items/${item.id}`;
  const title = written(say, item.properties.name ?? item.properties.title ?? item.id);
  const facts = shownFields(collection).map(
    ([name, field]) =>
      html`<div><dt>${say(field.title.zh, field.title.en)}</dt><dd>${written(say, item.properties[name])}</dd></div>`,
  );
  const geometry =
    item.shape === null ? say('无', 'none') : `${item.shape.slice(0, 300)}${item.shape.length > 300 ? '…' : ''}`;
  const body = html`${crumbs(view, collection)}<h1 lang="zh-CN">${title}</h1><dl>${facts}
<div><dt>${say('几何', 'Geometry')}</dt><dd>${code(geometry)}</dd></div></dl>${jsonHint(view, `${path}?f=json`)}`;
  return page(view, { title, path: `${path}?f=html`, body, unlisted: true });
}

/** A list of texts: conformance classes, or the paths of the definition. */
export function listPage(
  view: View,
  { title, path, lines }: { title: string; path: string; lines: readonly string[] },
): Buffer {
  const body = html`${crumbs(view)}<h1>${title}</h1><ul>${lines.map((line) => html`<li>${code(line)}</li>`)}</ul>${jsonHint(view, `${path}?f=json`)}`;
  return page(view, { title, path: `${path}?f=html`, body });
}
