import { type Html, html } from './html.ts';
import { page } from './page.ts';
import type { View } from './view.ts';
import type { ViolationChoices } from './violationChoices.ts';

/** What stands in the form: the reader's own words again when something was missing. */
export interface ViolationGiven {
  kind?: string | undefined;
  division?: string | undefined;
  place?: string | undefined;
  text?: string | undefined;
  name?: string | undefined;
  contact?: string | undefined;
  fault?: string | undefined;
}

/** The form for a report of a violation (TR art. 33). Works without script. */
export function violationPage(view: View, choices: ViolationChoices, given: ViolationGiven): Buffer {
  const { say, lang, href } = view;
  const title = say('举报地名违法行为', 'Report a violation');
  const body = html`<h1>${title}</h1>
<p class="soft">${say(
    '任何单位和个人都可以举报地名违法行为。姓名和联系方式可以不填；填写的，依法为您保密，仅承办人可以查看（地名管理条例第三十三条）。',
    'Anybody may report. You need not say who you are; if you do, it is kept secret and only the handling officer can read it (Toponym Regulations, art. 33).',
  )} <a href="${href('/follow')}">${say('查看举报的办理情况', 'Follow a report')}</a></p>
<form method="post" action="/report#result" enctype="multipart/form-data" accept-charset="utf-8">
${given.fault && html`<p class="note stop" role="alert" id="fault">${given.fault}</p>`}
<input type="hidden" name="lang" value="${lang}">
${kindField(view, choices, given)}
<label for="division">${say('所在县（市、区）', 'County, city or district')}</label>
<select id="division" name="division" required><option value="">${say('请选择', 'Choose')}</option>${choices.divisions.map(
    ({ code, name }) => html`<option value="${code}"${given.division === code && html` selected`}>${name}</option>`,
  )}</select>
<label for="place">${say('具体地点', 'Where exactly')}</label>
<input id="place" name="place" required minlength="2" maxlength="300" value="${given.place}">
<label for="text">${say('请说明情况', 'What is wrong')}</label>
<textarea id="text" name="text" rows="5" required minlength="4" maxlength="2000"${given.fault && html` aria-describedby="fault"`}>${given.text}</textarea>
<label for="file">${say('照片（选填，JPEG、PNG 或 WebP，8 MB 以内）', 'Photo (optional; JPEG, PNG or WebP, up to 8 MB)')}</label>
<input id="file" type="file" name="file" accept="image/jpeg,image/png,image/webp">
<p class="soft">${say('只保存画面：照片附带的拍摄地点、时间、设备等信息会被去除。', 'Only the picture is kept: where, when and with what it was taken is removed.')}</p>
<label for="name">${say('姓名（选填，保密）', 'Your name (optional, kept secret)')}</label>
<input id="name" name="name" maxlength="60" autocomplete="name" value="${given.name}">
<label for="contact">${say('联系方式（选填，保密）', 'Contact (optional, kept secret)')}</label>
<input id="contact" name="contact" maxlength="100" autocomplete="off" value="${given.contact}">
<div class="trap" aria-hidden="true"><label for="website">${say('请勿填写', 'Leave empty')}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p class="acts"><button>${say('提交举报', 'Send the report')}</button></p>
</form>`;
  return page(view, { title, path: '/report', body });
}

function kindField({ say }: View, { kinds }: ViolationChoices, given: ViolationGiven): Html {
  const other = { code: 'other', zh: '其他地名违法行为', en: 'Something else', article: '', articleEn: '' };
  return html`<fieldset><legend>${say('是哪一类行为？', 'What kind of violation?')}</legend>${[...kinds, other].map(
    ({ code, zh, en, article, articleEn }) =>
      html`<label class="choice"><input type="radio" name="kind" value="${code}" required${given.kind === code && html` checked`}>${say(zh, en)} <span class="soft">${say(article, articleEn)}</span></label>`,
  )}</fieldset>`;
}
