import type { NamingApi } from '../naming/contract.ts';
import type { Reply } from '../platform/contract.ts';
import { KIND_WORDS, nextWords, STATE_WORDS } from './caseWords.ts';
import { chinaMinute } from './chinaMinute.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import type { View } from './view.ts';

type Tracked = Reply<typeof NamingApi.track>;

interface Asked {
  caseNo: string;
  found?: Tracked;
  fault?: string;
}

/** Progress of a case for whoever holds its number and code. Never in an address: both would stay in histories and logs. */
export function trackPage(view: View, { caseNo, found, fault }: Asked): Buffer {
  const { say, lang } = view;
  const title = say('查进度', 'Track a case');
  const body = html`<h1>${title}</h1>
<p class="soft">${say('编号和查询码在申请回执上，提交申请时显示一次。', 'The number and the code are on the receipt; they are shown once, when the application is sent.')}</p>
${fault && html`<p class="note stop" role="alert" id="fault">${fault}</p>`}
<form method="post" action="/track"><input type="hidden" name="lang" value="${lang}">
<label for="caseNo">${say('办件编号', 'Case number')}</label>
<input id="caseNo" name="caseNo" value="${caseNo}" required minlength="4" maxlength="40" autocomplete="off" autocapitalize="characters"${fault && html` aria-describedby="fault"`}>
<label for="code">${say('查询码', 'Code')}</label>
<input id="code" name="code" required minlength="4" maxlength="20" autocomplete="off" autocapitalize="characters">
<p class="acts"><button>${say('查询', 'Look up')}</button></p></form>
${found && progress(view, found)}`;
  return page(view, { title, path: '/track', body, unlisted: true });
}

function progress({ say }: View, { caseNo, kind, name, state, steps, clocks }: Tracked): Html {
  const next = nextWords(kind, state);
  return html`<h2 id="result">${say('办理进度', 'Progress')}</h2>
<div class="note" role="status"><p><b lang="zh-CN">${name}</b> · ${say(...KIND_WORDS[kind])} · ${caseNo}</p><p>${say('当前状态', 'Now')}：<b>${say(...STATE_WORDS[state])}</b></p>${next && html`<p>${say('下一步', 'Next')}：${say(...next)}</p>`}</div>
${clocks.length > 0 && html`<h3>${say('正在计算的时限', 'Limits that run now')}</h3><ul class="steps">${clocks.map((clock) => limit(say, clock))}</ul>`}
<ol class="steps">${steps.map(
    ({ to, at }) => html`<li>${say(...STATE_WORDS[to])} <span class="soft">${chinaMinute(at)}</span></li>`,
  )}</ol>`;
}

/** One running limit: its last day, its length and what the law says. */
function limit(say: View['say'], clock: Tracked['clocks'][number]): Html {
  const { label, labelEn, length, unit, dueOn, article, articleEn, verified } = clock;
  const span =
    unit === 'working_day'
      ? say(`${length} 个工作日`, `${length} working days`)
      : say(`${length} 日`, `${length} days`);
  return html`<li><b>${say(label, labelEn)}</b>：${say(`${dueOn} 前`, `by ${dueOn}`)}（${span}）<br><small class="soft">${say(article, articleEn)}${!verified && say('，未核', ', unverified')}</small></li>`;
}
