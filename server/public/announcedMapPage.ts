import type { AnnouncedPlaces } from './announcedPlaces.ts';
import { type Html, html } from './html.ts';
import { mapCorner, mapCredit } from './mapCredit.ts';
import { mapFrame } from './mapFrame.ts';
import { page } from './page.ts';
import { pathData, pointsOf } from './pathData.ts';
import type { View } from './view.ts';

const WIDTH = 720;
const HEIGHT = 640;

/** Where the names lie that were announced last: a map drawn from the register, with the same numbers in a list below. */
export function announcedMapPage(view: View, { places, counties }: AnnouncedPlaces): Buffer {
  const { say, href } = view;
  const title = say('公告地名分布', 'Map of announced names');
  const body = html`<h1>${title}</h1>
<p class="soft">${say('按公告日期列出最近公告的标准地名，图上编号与列表一致。', 'The names announced last; the numbers on the map are those of the list.')}</p>
${places.length === 0 ? html`<p class="note">${say('暂无可以上图的公告。', 'Nothing to show on a map yet.')}</p>` : map(view, { places, counties })}
<ol class="rows">${places.map(
    ({ caseId, name, romanTone, on }, i) =>
      html`<li><span class="soft">${i + 1}</span><a href="${href(`/notices/announcement/${caseId}`)}" lang="zh-CN">${name}</a> <span lang="zh-Latn-pinyin">${romanTone}</span> <span class="soft">${on}</span></li>`,
  )}</ol>
<p class="acts"><a class="button plain" href="${href('/notices?kind=announcement')}">${say('返回公告列表', 'Back to the announcements')}</a></p>`;
  return page(view, { title, path: '/announcements/map', body, wide: true });
}

function map(view: View, { places, counties }: AnnouncedPlaces): Html {
  const { say } = view;
  const outlines = counties.flatMap(({ shape, ...rest }) => (shape === null ? [] : [{ ...rest, shape }]));
  const outline = outlines.flatMap(({ shape }) => pointsOf(shape));
  const marks = [...counties, ...places].map(({ mark }) => mark);
  const frame = mapFrame([...outline, ...marks], WIDTH, HEIGHT);
  const isSchematic = [...outlines, ...places].some(({ schematic }) => schematic);
  return html`<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${say('公告地名分布图', 'Map of announced names')}</title>${outlines.map(
    ({ shape }) =>
      html`<path d="${pathData(shape, frame)}" fill="#e3ecf8" stroke="#7d97bd" stroke-width="1.5" stroke-linejoin="round"/>`,
  )}${counties.map(({ name, shape, mark }) =>
    label(name, shape === null ? frame.project(mark) : middle(pointsOf(shape).map(frame.project))),
  )}${places.map(({ mark }, i) => pin(String(i + 1), frame.project(mark)))}${mapCorner(view, outlines, [WIDTH, HEIGHT])}</svg><figcaption>${isSchematic && say('示意图，界线与位置不作为依据。', 'Schematic: outlines and positions are no evidence. ')}${mapCredit(view, outlines)}</figcaption></figure>`;
}

const middle = (points: readonly (readonly [number, number])[]): [number, number] => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
};

const label = (name: string, [x, y]: readonly [number, number]): Html =>
  html`<text x="${Math.round(x)}" y="${Math.round(y)}" font-size="18" fill="#3f6296" text-anchor="middle">${name}</text>`;

const pin = (number: string, [x, y]: readonly [number, number]): Html =>
  html`<circle cx="${x}" cy="${y}" r="13" fill="#b3261e" stroke="#fff" stroke-width="2"/><text x="${x}" y="${y + 5}" font-size="14" font-weight="700" fill="#fff" text-anchor="middle">${number}</text>`;
