import type { NameHit } from '../gazetteer/contract.ts';
import { type Html, html } from './html.ts';
import type { County } from './officeCounties.ts';
import { page } from './page.ts';
import { distance } from './placeSections.ts';
import { CATEGORY_WORDS } from './placeWords.ts';
import type { View } from './view.ts';

export const MOST_HITS = 50;

/** The search field; also the head of the first page. */
export const searchForm = ({ say, lang }: View, q: string, more?: Html): Html =>
  html`<form action="/search" role="search"><div class="find"><input type="search" name="q" value="${q}" maxlength="60" aria-label="${say(
    '地名、拼音或声母',
    'Name, pinyin or initials',
  )}" placeholder="${say('如 利通、litong、lt', 'such as 利通, litong, lt')}" autocomplete="off" enterkeyhint="search">${
    lang === 'en' && html`<input type="hidden" name="lang" value="en">`
  }<button>${say('查询', 'Search')}</button></div>${more}</form>`;

/** What is asked for beside the words. */
export interface SearchAsked {
  q: string;
  division?: string | undefined;
  /** YYYY-MM-DD */
  at?: string | undefined;
  /** `longitude,latitude` */
  near?: string | undefined;
}

/** What was found for a query; without one the bare field. */
export function searchPage(
  view: View,
  asked: SearchAsked,
  found: { hits: readonly NameHit[]; counties: readonly County[] },
): Buffer {
  const { say } = view;
  const { q, near } = asked;
  const asks = q !== '' || near !== undefined;
  const body = html`<h1>${say('查地名', 'Find a name')}</h1>${searchForm(view, q, narrower(view, asked, found.counties))}
<p class="soft">${say('可按汉字、拼音（不带声调）或声母查询，也可查曾用名；写错一两处也能找到相近的。', 'By characters, pinyin without tones, or initials; former names are found too, and names close to what was mistyped.')}</p>
${asks && results(view, asked, found.hits)}`;
  const words = new URLSearchParams(Object.entries(asked).filter(([, value]) => Boolean(value)));
  const path = asks ? `/search?${words}` : '/search';
  return page(view, { title: q === '' ? say('查地名', 'Find a name') : q, path, body, unlisted: asks });
}

/** County and day, open only where they are used: most people type a name. */
const narrower = ({ say }: View, { division, at, near }: SearchAsked, counties: readonly County[]): Html =>
  html`<details class="narrow"${(division !== undefined || at !== undefined) && html` open`}><summary>${say('按县区或日期查', 'By county or day')}</summary>
<label for="division">${say('县（市、区）', 'County, city or district')}</label>
<select id="division" name="division"><option value="">${say('不限', 'Any')}</option>${counties.map(
    ({ code, name }) => html`<option value="${code}"${division === code && html` selected`}>${name}</option>`,
  )}</select>
<label for="at">${say('当日有效的地名', 'Names valid on')}</label>
<input id="at" type="date" name="at" value="${at ?? ''}"></details>${near !== undefined && html`<input type="hidden" name="near" value="${near}">`}`;

function results(view: View, { q }: SearchAsked, hits: readonly NameHit[]): Html {
  const { say } = view;
  if (hits.length === 0) {
    return html`<div class="note" role="status"><p>${
      q === ''
        ? say('附近没有登记的地名。', 'No name is registered near here.')
        : say(
            `没有找到与“${q}”相符的地名。可减少字数、改用拼音，或不限县区和日期再查。`,
            `Nothing matches “${q}”. Try fewer characters, pinyin, or no county and day.`,
          )
    }</p></div>`;
  }
  const met = hits.filter(({ matched }) => matched !== 'similar');
  const similar = hits.filter(({ matched }) => matched === 'similar');
  const more = met.length === MOST_HITS ? say('，只列出最相近的部分', ', the closest ones only') : '';
  const none = say(`没有找到含“${q}”的地名。`, `No name holds “${q}”.`);
  return html`<p role="status">${met.length === 0 ? none : say(`找到 ${met.length} 条${more}。`, `${met.length} found${more}.`)}</p>
${met.length > 0 && html`<ul class="rows">${met.map((hit) => row(view, hit))}</ul>`}${
  similar.length > 0 &&
  html`<h2>${say('您要找的可能是', 'Did you mean')}</h2><p class="soft">${say(
    '读音、字形相近，或只差一字的地名。',
    'Names that sound or look alike, or differ in one character.',
  )}</p><ul class="rows">${similar.map((hit) => row(view, hit))}</ul>`
}`;
}

const row = ({ say, href }: View, hit: NameHit): Html =>
  html`<li><a href="${href(`/places/${hit.placeId}`)}" lang="zh-CN">${hit.name}</a> <span lang="zh-Latn-pinyin">${hit.romanTone}</span> ${statusTag(
    say,
    hit,
  )}<span class="soft">${say(...CATEGORY_WORDS[hit.category])} · <span lang="zh-CN">${hit.divisionName}</span>${hit.metres !== null && ` · ${distance(say, hit.metres)}`}</span></li>`;

function statusTag(say: View['say'], { status, currentName }: NameHit): Html | false {
  if (status === 'standard') return false;
  if (currentName !== null) {
    return html`<span class="tag warn">${say(`曾用名，现名 ${currentName}`, `former name, now ${currentName}`)}</span>`;
  }
  return html`<span class="tag stop">${say('已不使用', 'no longer used')}</span>`;
}
