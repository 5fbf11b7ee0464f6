import type { FollowedObjection } from '../naming/objections/followObjection.ts';
import type { FollowedReport } from '../naming/reports/followReport.ts';
import { chinaMinute } from './chinaMinute.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { fact } from './placeSections.ts';
import type { View } from './view.ts';

/** What the number and the code led to. */
export type Followed = { kind: 'objection'; found: FollowedObjection } | { kind: 'report'; found: FollowedReport };

interface Asked {
  no: string;
  followed?: Followed | undefined;
  fault?: string;
}

/** The answer to an objection or a report, for whoever holds number and code; by POST, so that neither stays in histories. */
export function followPage(view: View, { no, followed, fault }: Asked): Buffer {
  const { say, lang } = view;
  const title = say('查看答复', 'Read an answer');
  const body = html`<h1>${title}</h1>
<p class="soft">${say('公示意见、违法行为举报，凭提交后给出的编号和查询码查看办理情况。', 'Comments on notices and reports of violations: enter the number and the code you were given.')}</p>
${fault && html`<p class="note stop" role="alert" id="fault">${fault}</p>`}
<form method="post" action="/follow#result"><input type="hidden" name="lang" value="${lang}">
<label for="no">${say('编号', 'Number')}</label>
<input id="no" name="no" value="${no}" required minlength="4" maxlength="40" autocomplete="off" autocapitalize="characters"${fault && html` aria-describedby="fault"`}>
<label for="code">${say('查询码', 'Code')}</label>
<input id="code" name="code" required minlength="8" maxlength="20" autocomplete="off" autocapitalize="characters">
<p class="acts"><button>${say('查看', 'Look up')}</button></p></form>
${followed && answerOf(view, followed)}`;
  return page(view, { title, path: '/follow', body, unlisted: true });
}

const answerOf = (view: View, followed: Followed): Html =>
  followed.kind === 'objection' ? objectionAnswer(view, followed.found) : reportAnswer(view, followed.found);

const OUTCOME_WORDS: Record<NonNullable<FollowedObjection['outcome']>, readonly [string, string]> = {
  adopted: ['采纳', 'Adopted'],
  partly: ['部分采纳', 'Partly adopted'],
  not_adopted: ['不采纳', 'Not adopted'],
  noted: ['已知悉', 'Noted'],
};

function objectionAnswer({ say }: View, found: FollowedObjection): Html {
  const { no, name, stance, submittedAt, outcome, answer, answeredAt } = found;
  return html`<h2 id="result">${say('办理情况', 'Where it stands')}</h2><dl>
${fact(say('编号', 'Number'), no)}
${fact(say('公示名称', 'Name on notice'), html`<span lang="zh-CN">${name}</span>`)}
${fact(say('您的态度', 'Your view'), stance === 'object' ? say('提出异议', 'Objection') : say('表示支持', 'Support'))}
${fact(say('提交时间', 'Sent'), chinaMinute(submittedAt))}
${fact(say('处理结果', 'Outcome'), outcome === null ? say('尚未答复', 'Not answered yet') : say(...OUTCOME_WORDS[outcome]))}
${answeredAt !== null && fact(say('答复时间', 'Answered'), chinaMinute(answeredAt))}
</dl>${answer !== null && html`<p class="sheet note" lang="zh-CN">${answer}</p>`}`;
}

const REPORT_WORDS: Record<FollowedReport['state'], readonly [string, string]> = {
  submitted: ['已收到，等待受理', 'Received, waiting'],
  accepted: ['已受理，正在核查', 'Accepted, being checked'],
  declined: ['不予受理', 'Not accepted'],
  checked: ['已核查，正在处理', 'Checked, being dealt with'],
  answered: ['已办结', 'Closed'],
};

function reportAnswer(
  { say }: View,
  { no, place, state, founded, answer, submittedAt, updatedAt }: FollowedReport,
): Html {
  const found = founded === null ? null : founded ? say('情况属实', 'Founded') : say('未发现违法', 'No breach found');
  return html`<h2 id="result">${say('办理情况', 'Where it stands')}</h2><dl>
${fact(say('编号', 'Number'), no)}
${fact(say('地点', 'Where'), html`<span lang="zh-CN">${place}</span>`)}
${fact(say('提交时间', 'Sent'), chinaMinute(submittedAt))}
${fact(say('当前状态', 'Now'), say(...REPORT_WORDS[state]))}
${fact(say('核查结论', 'Found'), found)}
${fact(say('最近办理', 'Last change'), chinaMinute(updatedAt))}
</dl>${answer !== null && html`<p class="sheet note" lang="zh-CN">${answer}</p>`}`;
}
