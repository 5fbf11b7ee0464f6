import { Html, html } from './html.ts';
import { PAGE_STYLE } from './pageStyle.ts';
import { type View, withLang } from './view.ts';

export interface Page {
  title: string;
  /** Path and query of this page, for the menu and the link to the other language. */
  path: string;
  body: Html;
  /** A coloured head across the whole width, above the body. */
  hero?: Html;
  wide?: boolean;
  /** The language follows the reader's browser unless the address says: the link to the other one then always says it. */
  negotiated?: boolean;
  /** Markup at the end, of our own making: a script that the headers of the page name by its hash. */
  script?: Html;
  /** Not for search engines: one case, one report, one refusal. */
  unlisted?: boolean;
}

// Markup from a constant: through the template its quotes would be escaped, and the hash in the policy would not fit.
const STYLE = new Html(`<style>${PAGE_STYLE}</style>`);

/** The frame around every public page: skip link, menu, main part, footer. UTF-8. */
export function page(view: View, { title, path, body, hero, wide, unlisted, negotiated, script }: Page): Buffer {
  const { lang, say, href } = view;
  const site = siteName(view);
  const document = html`<!doctype html>
<html lang="${lang === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="theme-color" content="#08367e">
<title>${title === site ? site : `${title} · ${site}`}</title>${unlisted && html`<meta name="robots" content="noindex">`}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">${STYLE}</head><body>
<a class="skip" href="#main">${say('跳到正文', 'Skip to content')}</a>
${view.site.demonstration && html`<aside class="demo" aria-label="${say('演示', 'Demonstration')}">${demoNotice(view)}</aside>`}
<header class="bar"><div><a class="brand" href="${href('/')}">${site}</a>${menu(view, path, negotiated === true)}</div></header>
<main id="main">${hero}<div class="wrap${wide && ' wide'}">${body}</div></main>
${footer(view)}${script}</body></html>`;
  return Buffer.from(document.text);
}

export const siteName = ({ say }: View): string => say('地名公共服务', 'Place Names');

const demoNotice = ({ say }: View): string =>
  say('演示数据，不是政府信息，请勿引用。', 'Demonstration data: this is a sample, not government information.');

function menu({ lang, say, href }: View, path: string, negotiated: boolean): Html {
  const entries = [
    { to: '/search', label: say('查地名', 'Find a name') },
    { to: '/notices', label: say('公示公告', 'Notices') },
    { to: '/guide', label: say('办事指南', 'Guide') },
    { to: '/check', label: say('名称自查', 'Check a name') },
    { to: '/track', label: say('查进度', 'Track a case') },
    { to: '/report', label: say('举报', 'Report') },
  ];
  const here = path.split(/[?/]/, 2).join('/');
  return html`<nav aria-label="${say('主要栏目', 'Main')}">${entries.map(
    ({ to, label }) => html`<a href="${href(to)}"${here === to && html` aria-current="page"`}>${label}</a>`,
  )}${
    lang === 'en'
      ? html`<a href="${negotiated ? sayingChinese(path) : withLang(path, 'zh')}" hreflang="zh-CN" lang="zh-CN">中文</a>`
      : html`<a href="${withLang(path, 'en')}" hreflang="en" lang="en">English</a>`
  }</nav>`;
}

const sayingChinese = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}lang=zh`;

function footer({ say, site }: View): Html {
  return html`<footer><div>
<p>${say('地名信息以主管部门公布的标准地名为准。', 'Standard names are those published by the authority in charge.')}
${
  site.reviewNumber
    ? say(`审图号：${site.reviewNumber}`, `Map review number: ${site.reviewNumber}`)
    : say(
        '示意图由地名库数据生成，未经地图审核，不作为划界依据。',
        'Sketch maps are drawn from the register, carry no review number and prove no boundary.',
      )
}</p>
${
  site.demonstration &&
  html`<p>${say('样例点位部分来自', 'Some sample points come from')} <a href="https://www.geonames.org/">GeoNames</a>${say('（', ' (')}<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>${say('）。', ').')}</p>`
}</div></footer>`;
}
