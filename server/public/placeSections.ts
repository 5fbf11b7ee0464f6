import type { Place } from '../gazetteer/contract.ts';
import { dataTable } from './dataTable.ts';
import { type Html, html } from './html.ts';
import { locatorMap } from './locatorMap.ts';
import type { LocatorShapes } from './locatorShapes.ts';
import { CATEGORY_WORDS, EVENT_WORDS, LEGAL_WORDS } from './placeWords.ts';
import type { View } from './view.ts';

type Event = Place['events'][number];
type Name = Place['names'][number];

/** A name the way a street plate shows it: characters over pinyin with tones, on blue, green or, when gone, grey. */
export const namePlate = (name: string, romanTone: string, ground: string): Html =>
  html`<div class="plate ${ground}"><div><h1 lang="zh-CN">${name}</h1><p lang="zh-Latn-pinyin">${romanTone}</p></div></div>`;

/** One line of a list of facts; nothing where nothing is known. */
export const fact = (term: string, value: Html | string | null | undefined | false): Html | false =>
  Boolean(value) && html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

/** Category, division, spelling, approval and codes of a place. */
export function placeFacts({ say }: View, place: Place): Html {
  const approval = place.events.findLast(({ kind }) => kind === 'named' || kind === 'renamed' || kind === 'registered');
  const aliases = place.names.filter(({ kind }) => kind === 'alias' || kind === 'short').map(({ name }) => name);
  return html`<dl>
${fact(say('类别', 'Category'), say(...CATEGORY_WORDS[place.category]))}
${fact(say('所在政区', 'Division'), html`<span lang="zh-CN">${place.divisionPath}</span> <span class="soft">${place.divisionCode}</span>`)}
${fact(say('位置描述', 'Location'), place.description)}
${fact(say('简称、别名', 'Short names'), aliases.join('、'))}
${approval && approvalFacts(say, approval)}
${fact(say('名称状态', 'Status'), legalStatus(say, place))}
${fact(say('资料来源', 'Source'), say(place.source, place.sourceEn))}
</dl>`;
}

function legalStatus(say: View['say'], place: Place): string | undefined {
  const standard = place.names.find(({ status, kind }) => status === 'standard' && kind === 'standard');
  return standard && say(...LEGAL_WORDS[standard.legalStatus]);
}

const approvalFacts = (say: View['say'], { kind, authority, documentNo, on, article, articleEn }: Event): Html =>
  kind === 'registered'
    ? html`${fact(say('登记', 'Registered'), `${authority}，${on}`)}`
    : html`${fact(say('批准机关', 'Approved by'), authority)}${fact(say('批准文号', 'Document'), documentNo)}${fact(
        say('批准日期', 'Approved on'),
        on,
      )}${fact(say('依据', 'Legal basis'), say(article ?? '', articleEn ?? ''))}`;

/** Meaning, origin, history and former names: what makes people like their place names. Longer texts end after `most` characters with a link. */
export function placeStory({ say, href }: View, place: Place, most = Number.POSITIVE_INFINITY): Html {
  const whole = href(`/places/${place.id}`);
  const told = (title: string, text: string | null): Html | false =>
    Boolean(text) &&
    html`<h2>${title}</h2><p class="sheet" lang="zh-CN">${shortened(text ?? '', most)}</p>${
      (text ?? '').length > most && html`<p><a href="${whole}">${say('阅读全文', 'Read it all')}</a></p>`
    }`;
  const former = place.names.filter(({ status }) => status === 'former' || status === 'abolished');
  return html`
${told(say('地名含义', 'Meaning'), place.meaning)}
${told(say('地名来历', 'Origin'), place.origin)}
${told(say('历史沿革', 'History'), place.history)}
${
  former.length > 0 &&
  html`<h2>${say('曾用名', 'Former names')}</h2><ul>${former.map((name) => html`<li>${formerName(say, name)}</li>`)}</ul>`
}`;
}

// By code points: half a rare character is none.
const shortened = (text: string, most: number): string =>
  text.length > most ? `${[...text].slice(0, most).join('')}…` : text;

const formerName = (say: View['say'], { name, romanTone, validFrom, validTo }: Name): Html =>
  html`<b lang="zh-CN">${name}</b> <span lang="zh-Latn-pinyin">${romanTone}</span> <span class="soft">${
    validFrom || validTo ? `${validFrom ?? '…'} – ${validTo ?? '…'}` : say('年代不详', 'dates unknown')
  }</span>`;

/** The dated acts on a place's names. */
export function placeHistory({ say }: View, place: Place): Html | false {
  if (place.events.length === 0) return false;
  const label = say('地名档案', 'Record');
  const heads = [say('日期', 'Date'), say('事项', 'Act'), say('机关', 'Authority'), say('文号', 'Document')];
  const rows = place.events.map(({ kind, on, authority, documentNo, note }) => [
    on,
    html`${say(...EVENT_WORDS[kind])}${note && html`<br><span class="soft">${note}</span>`}`,
    authority,
    documentNo ?? '—',
  ]);
  return html`<h2>${label}</h2>${dataTable({ label, heads, rows })}`;
}

/** Map, coordinates and neighbours of a place; `folded`: the closer map opens on a press. */
export function placePosition(view: View, name: string, shapes: LocatorShapes, folded = false): Html | false {
  const { say, href } = view;
  if (!shapes.drawn.some(({ isPlace }) => isPlace)) return false;
  return html`<h2>${say('位置', 'Location')}</h2>${locatorMap(view, name, shapes, folded)}${
    shapes.near.length > 0 &&
    html`<h2>${say('附近地名', 'Nearby')}</h2><ul class="chips">${shapes.near.map(
      ({ id, name: near, metres }) =>
        html`<li><a href="${href(`/places/${id}`)}"><span lang="zh-CN">${near}</span> <span class="soft">${distance(say, metres)}</span></a></li>`,
    )}${moreNear(view, shapes)}</ul>`
  }`;
}

function moreNear({ say, href }: View, { drawn }: LocatorShapes): Html | false {
  const place = drawn.find(({ isPlace }) => isPlace);
  if (!place) return false;
  const at = place.mark.map((degrees) => degrees.toFixed(5)).join(',');
  return html`<li><a href="${href(`/search?near=${at}`)}">${say('更多…', 'More…')}</a></li>`;
}

/** Hands the place to whatever navigation the phone has: an RFC 5870 address, no third party's page. */
export function navigation({ say }: View, shapes: LocatorShapes): Html | false {
  const place = shapes.drawn.find(({ isPlace }) => isPlace);
  if (!place) return false;
  const [lon, lat] = place.mark.map((degrees) => degrees.toFixed(5));
  return html`<a class="button" href="geo:${lat},${lon}?q=${lat},${lon}">${say('导航到这里', 'Navigate here')}</a>`;
}

/** Metres as people say them. */
export const distance = (say: View['say'], metres: number): string =>
  metres < 5
    ? say('相接', 'adjoining')
    : metres < 1000
      ? say(`约 ${Math.round(metres / 10) * 10} 米`, `about ${Math.round(metres / 10) * 10} m`)
      : say(`约 ${(metres / 1000).toFixed(1)} 千米`, `about ${(metres / 1000).toFixed(1)} km`);
