import { CONTACT_LENGTH, TEXT_LENGTH } from '../signs/reportSign.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** What stands in the form: the reader's own words again when something was missing. */
export interface ReportGiven {
  kind?: string | undefined;
  text?: string | undefined;
  contact?: string | undefined;
  fault?: string | undefined;
}

/** Works without script: a plain POST. `website` is a trap that people neither see nor reach by keyboard. */
export function reportForm({ say, lang, site }: View, signId: string, given: ReportGiven): Html {
  return html`<form method="post" action="/s/${signId}/report" enctype="multipart/form-data" accept-charset="utf-8">
${given.fault && html`<p class="note stop" role="alert" id="fault">${given.fault}</p>`}
<input type="hidden" name="lang" value="${lang}">
<fieldset><legend>${say('是什么问题？', 'What is wrong?')}</legend><div class="pick">${site.reportKinds.map(
    ({ code: kind, labelZh, labelEn }) =>
      html`<label><input type="radio" name="kind" value="${kind}" required${given.kind === kind && html` checked`}>${say(labelZh, labelEn)}</label>`,
  )}</div></fieldset>
<label for="text">${say('请说明情况', 'Tell us more')}</label>
<textarea id="text" name="text" rows="4" required maxlength="${TEXT_LENGTH}"${given.fault && html` aria-describedby="fault"`}>${given.text}</textarea>
<label for="photos">${say('照片（选填，最多 3 张，每张 8 MB 以内）', 'Photos (optional, up to 3 of 8 MB each)')}</label>
<input id="photos" type="file" name="photos" multiple accept="image/jpeg,image/png,image/webp" aria-describedby="only">
<p class="soft" id="only">${say('只保存画面，拍摄地点、时间、设备信息会去除；请勿拍到他人。', 'Only the picture is kept: where, when and with what it was taken is removed. Please show no people.')}</p>
<label for="contact">${say('联系方式（选填，仅承办人员可见）', 'Contact (optional, seen by the handling officer only)')}</label>
<input id="contact" name="contact" maxlength="${CONTACT_LENGTH}" autocomplete="off" value="${given.contact}">
<div class="trap" aria-hidden="true"><label for="website">${say('请勿填写', 'Leave empty')}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p class="acts"><button>${say('提交反馈', 'Send the report')}</button></p>
</form>`;
}
