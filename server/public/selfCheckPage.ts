import { type Finding, Level, type NameCheckReply } from '../detection/contract.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { CATEGORY_WORDS } from './placeWords.ts';
import type { View } from './view.ts';

/** What the form holds, and what came of it. */
export interface SelfCheck {
  name: string;
  category?: string | undefined;
  division?: string | undefined;
  fault?: string | undefined;
  reply?: NameCheckReply | undefined;
}
type Division = { code: string; name: string };
type Words = readonly [zh: string, en: string];

const VERDICTS: Record<Level, { words: Words; tone: '' | 'warn' | 'stop' }> = {
  clear: { words: ['未发现问题', 'Nothing found against it'], tone: '' },
  note: { words: ['未发现问题，有提示', 'Nothing found against it, with remarks'], tone: '' },
  needs_data: { words: ['有的规则缺少资料，无法判断', 'Some rules need facts that were not given'], tone: 'warn' },
  review: { words: ['须由主管部门审查', 'The department must look at it'], tone: 'warn' },
  block: { words: ['不符合规定，请更换名称', 'Against the rules: choose another name'], tone: 'stop' },
};
const LEVELS: Record<Exclude<Level, 'clear'>, Words> = {
  note: ['提示', 'Remark'],
  needs_data: ['缺资料', 'Facts missing'],
  review: ['须审查', 'To be examined'],
  block: ['禁止', 'Forbidden'],
};

const GRAVITY = Level.options;

/** Self-check of a name before an application: the same rules and register as the office uses. Works without script. */
export function selfCheckPage(view: View, divisions: readonly Division[], check: SelfCheck): Buffer {
  const { say, lang } = view;
  const title = say('拟用地名自查', 'Check a name');
  const body = html`<h1>${title}</h1>
<p class="soft">${say(
    '申请前可先自查：名称是否与已有地名重名、同音，是否含有法规禁止的用字用词。结果不保存，仅供参考，以主管部门审查为准。',
    'Before applying: does the name repeat or sound like another, does it hold words that the law forbids? Nothing is stored; the department decides.',
  )}</p>
${check.fault && html`<p class="note stop" role="alert" id="fault">${check.fault}</p>`}
<form action="/check#result">${lang === 'en' && html`<input type="hidden" name="lang" value="en">`}
<label for="name">${say('拟用名称', 'Name')}</label>
<input id="name" name="name" value="${check.name}" required maxlength="60" autocomplete="off" lang="zh-CN" placeholder="${say('如 稻香路', 'such as 稻香路')}"${check.fault && html` aria-describedby="fault"`}>
<label for="category">${say('命名对象', 'What is to be named')}</label>
<select id="category" name="category" required><option value="">${say('请选择', 'Choose')}</option>${categories(view, check)}</select>
<label for="division">${say('所在县（市、区）', 'County, city or district')}</label>
<select id="division" name="division" required><option value="">${say('请选择', 'Choose')}</option>${divisions.map(
    ({ code, name }) => html`<option value="${code}"${check.division === code && html` selected`}>${name}</option>`,
  )}</select>
<p class="acts"><button>${say('自查', 'Check')}</button></p></form>
${check.reply && result(view, check.reply)}`;
  return page(view, { title, path: '/check', body, unlisted: check.reply !== undefined });
}

// Divisions are named by a procedure of their own.
const categories = ({ say }: View, { category }: SelfCheck): Html[] =>
  Object.entries(CATEGORY_WORDS)
    .filter(([code]) => code !== 'division')
    .map(
      ([code, words]) => html`<option value="${code}"${category === code && html` selected`}>${say(...words)}</option>`,
    );

function result(view: View, { name, romanTone, level, findings }: NameCheckReply): Html {
  const { say, href } = view;
  const { words, tone } = VERDICTS[level];
  const gravestFirst = findings.toSorted((a, b) => GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level));
  return html`<h2 id="result">${say('自查结果', 'Result')}</h2>
<div class="note ${tone}" role="status"><p><b lang="zh-CN">${name}</b> <span lang="zh-Latn-pinyin">${romanTone}</span></p><p><b>${say(...words)}</b></p></div>
${findings.length > 0 && html`<ul class="steps">${gravestFirst.map((each) => row(view, each))}</ul>`}
<p class="acts"><a class="button" href="/office">${say('在线申请', 'Apply online')}</a><a class="button plain" href="${href('/guide')}">${say('办事指南', 'Guide')}</a></p>`;
}

function row({ say }: View, finding: Finding): Html {
  const { level, exception, exceptionZh, advice, adviceZh } = finding;
  const tone = level === 'block' ? 'stop' : 'warn';
  const label = level === 'clear' ? undefined : LEVELS[level];
  const advised = say(adviceZh ?? '', advice ?? '');
  const excused = say(exceptionZh ?? '', exception ?? '');
  return html`<li>${label && html`<span class="tag ${level === 'note' ? '' : tone}">${say(...label)}</span>`}${say(finding.messageZh, finding.message)}
${excused !== '' && html`<br>${say('例外：', 'Exception: ')}${excused}`}${advised !== '' && html`<br>${say('建议：', 'Advice: ')}${advised}`}
<br><small class="soft">${say(`${finding.instrumentZh}${finding.articleZh}`, `${finding.instrument} ${finding.article}`)}</small></li>`;
}
