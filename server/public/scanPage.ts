import type { SignId } from '../signs/contract.ts';
import { HERE_SCRIPT, hereForm } from './hereForm.ts';
import { type Html, html } from './html.ts';
import type { NearService } from './nearServices.ts';
import { page } from './page.ts';
import { distance, fact, namePlate, navigation, placeFacts, placePosition, placeStory } from './placeSections.ts';
import { CATEGORY_WORDS } from './placeWords.ts';
import { reportForm } from './reportForm.ts';
import { codeNote, stateNote } from './scanNotes.ts';
import type { GenuineCode } from './scannedCode.ts';
import type { ScannedSign } from './scannedSign.ts';
import type { View } from './view.ts';

/** A page with its HTTP status. */
export interface StatusPage {
  status: number;
  body: Buffer;
}

// Three such texts and all else fit into the first 14 kB on the wire; the page of the place has them whole.
const MOST_CHARACTERS = 600;

/** The page of a registered sign: 200 while its name stands (renamed included), 410 when sign or name is given up. */
export function scanPage(view: View, scanned: ScannedSign, code: GenuineCode): StatusPage {
  const { sign, place, shapes } = scanned;
  const gone = sign.status === 'withdrawn' || place.status === 'abolished';
  const ground = gone ? 'gone' : sign.colour;
  const mayBeHere = !gone && (code.state === 'genuine' || code.state === 'unsigned');
  const body = html`${namePlate(sign.name, sign.romanTone, ground)}
${codeNote(view, code.state)}${stateNote(view, scanned)}
<p class="acts">${!gone && navigation(view, shapes)}<a class="button plain" href="#report">${view.say('报告问题', 'Report a problem')}</a></p>
${placeFacts(view, place)}
${placeStory(view, place, MOST_CHARACTERS)}
${placePosition(view, place.standardName ?? sign.name, shapes, true)}
${services(view, scanned.services)}
${signFacts(view, scanned)}
${mayBeHere && hereForm(view, sign.id, code.query)}
${report(view, sign.id)}`;
  const path = `/s/${sign.id}${code.query === '' ? '' : `?${code.query}`}`;
  const script = mayBeHere ? { script: HERE_SCRIPT } : {};
  return { status: gone ? 410 : 200, body: page(view, { title: sign.name, path, body, negotiated: true, ...script }) };
}

const services = ({ say, href }: View, near: readonly NearService[]): Html | false =>
  near.length > 0 &&
  html`<h2>${say('最近的服务场所', 'Services nearby')}</h2><ul class="rows">${near.map(
    ({ id, name, category, metres }) =>
      html`<li><a href="${href(`/places/${id}`)}" lang="zh-CN">${name}</a><span class="soft">${say(...CATEGORY_WORDS[category])} · ${distance(say, metres)}</span></li>`,
  )}</ul>`;

const signFacts = ({ say }: View, { sign }: ScannedSign): Html => html`<h2>${say('标志信息', 'This sign')}</h2><dl>
${fact(say('标志编号', 'Sign number'), sign.id)}
${fact(say('门楼牌号', 'Number'), sign.number)}
${fact(say('管护单位', 'Maintained by'), sign.maintainer)}
${fact(say('设置日期', 'Installed on'), sign.installedOn)}
${fact(say('最近巡查', 'Last inspected'), sign.inspectedOn ?? say('尚无记录', 'not on record yet'))}
</dl>`;

const report = (view: View, id: SignId): Html => {
  const { say, href } = view;
  return html`<section id="report"><h2>${say('报告问题', 'Report a problem')}</h2>
<p class="soft">${say('标志破损、文字有误、资料需更正，请在此反馈。', 'Tell us of damage, of wrong text, or of facts to correct.')}
${say('不按标准地名使用的，可', 'Misuse of names can be')}<a href="${href('/report')}">${say('举报', 'reported here')}</a>${say('。', '.')}</p>
${reportForm(view, id, {})}</section>`;
};
