import { CONTACT_LENGTH, type SignReport, TEXT_LENGTH } from '../signs/reportSign.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

type ReportKind = SignReport['kind'];

const WORDS: Record<ReportKind, readonly [zh: string, en: string]> = {
  damaged: ['标志破损、缺字或看不清', 'Damaged or illegible'],
  wrong_text: ['文字或拼音有误', 'Wrong characters or pinyin'],
  wrong_place: ['设置位置不对', 'In the wrong place'],
  wrong_use: ['有人不按标准地名使用', 'Somebody does not use the standard name'],
  correction: ['对地名资料的更正建议', 'A correction of what is told here'],
  forged: ['二维码疑似被覆盖或伪造', 'The code looks pasted over or forged'],
  other: ['其他', 'Something else'],
};

/** What stands in the form: the reader's own words again when something was missing. */
export interface ReportGiven {
  kind?: string | undefined;
  text?: string | undefined;
  contact?: string | undefined;
  fault?: string | undefined;
}

/** Works without script: a plain POST. `website` is a trap that people neither see nor reach by keyboard. */
export function reportForm({ say, lang }: View, signId: string, given: ReportGiven): Html {
  return html`<form method="post" action="/s/${signId}/report" accept-charset="utf-8">
${given.fault && html`<p class="note stop" role="alert" id="fault">${given.fault}</p>`}
<input type="hidden" name="lang" value="${lang}">
<fieldset><legend>${say('是什么问题？', 'What is wrong?')}</legend><div class="pick">${Object.entries(WORDS).map(
    ([kind, words]) =>
      html`<label><input type="radio" name="kind" value="${kind}" required${given.kind === kind && html` checked`}>${say(...words)}</label>`,
  )}</div></fieldset>
<label for="text">${say('请说明情况', 'Tell us more')}</label>
<textarea id="text" name="text" rows="4" required maxlength="${TEXT_LENGTH}"${given.fault && html` aria-describedby="fault"`}>${given.text}</textarea>
<label for="contact">${say('联系方式（选填，仅承办人员可见）', 'Contact (optional, seen by the handling officer only)')}</label>
<input id="contact" name="contact" maxlength="${CONTACT_LENGTH}" autocomplete="off" value="${given.contact}">
<div class="trap" aria-hidden="true"><label for="website">${say('请勿填写', 'Leave empty')}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p class="acts"><button>${say('提交反馈', 'Send the report')}</button></p>
</form>`;
}
