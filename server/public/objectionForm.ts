import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** What stands in the form: the reader's own words again when something was missing. */
export interface ObjectionGiven {
  stance?: string | undefined;
  text?: string | undefined;
  name?: string | undefined;
  contact?: string | undefined;
  /** Which name of a list it is about. */
  item?: string | undefined;
  fault?: string | undefined;
}

interface Choice {
  id: string;
  name: string;
}
interface Target {
  /** Where the form is sent. */
  action: string;
  /** The names to choose from, where the notice is about several. */
  names?: readonly Choice[];
}

/** Objection or support. A plain POST, without script; `website` is a trap that people neither see nor reach by keyboard. */
export function objectionForm(view: View, { action, names = [] }: Target, given: ObjectionGiven): Html {
  const { say, lang } = view;
  const stances = [
    ['object', say('提出异议', 'I object')],
    ['support', say('表示支持', 'I support it')],
  ] as const;
  return html`<form method="post" action="${action}#result" accept-charset="utf-8">
${given.fault && html`<p class="note stop" role="alert" id="fault">${given.fault}</p>`}
<input type="hidden" name="lang" value="${lang}">
${names.length > 0 && nameChoice(view, names, given.item)}
<fieldset><legend>${say('您的态度', 'Your view')}</legend><div class="pick">${stances.map(
    ([value, label]) =>
      html`<label><input type="radio" name="stance" value="${value}" required${given.stance === value && html` checked`}>${label}</label>`,
  )}</div></fieldset>
<label for="text">${say('意见和理由', 'What you say, and why')}</label>
<textarea id="text" name="text" rows="5" required minlength="4" maxlength="2000"${given.fault && html` aria-describedby="fault"`}>${given.text}</textarea>
<label for="name">${say('姓名或单位（选填）', 'Name or organisation (optional)')}</label>
<input id="name" name="name" maxlength="60" autocomplete="name" value="${given.name}">
<label for="contact">${say('联系方式（选填，仅承办单位可见）', 'Contact (optional, seen by the handling office only)')}</label>
<input id="contact" name="contact" maxlength="100" autocomplete="off" value="${given.contact}">
<div class="trap" aria-hidden="true"><label for="website">${say('请勿填写', 'Leave empty')}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p class="acts"><button>${say('提交意见', 'Send')}</button></p>
</form>`;
}

const nameChoice = ({ say }: View, names: readonly Choice[], chosen: string | undefined): Html =>
  html`<label for="item">${say('对哪个地名', 'About which name')}</label>
<select id="item" name="item" required><option value="">${say('请选择', 'Please choose')}</option>${names.map(
    ({ id, name }) => html`<option value="${id}" lang="zh-CN"${id === chosen && html` selected`}>${name}</option>`,
  )}</select>`;
