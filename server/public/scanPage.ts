import type { SignId } from '../signs/contract.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { fact, namePlate, navigation, placeFacts, placePosition, placeStory } from './placeSections.ts';
import { reportForm } from './reportForm.ts';
import type { ScannedSign } from './scannedSign.ts';
import type { View } from './view.ts';

/** A page with its HTTP status. */
export interface StatusPage {
  status: number;
  body: Buffer;
}

/** The page of a genuine sign: 200 while its name stands (renamed included), 410 when sign or name is given up. */
export function scanPage(view: View, scanned: ScannedSign): StatusPage {
  const { sign, place, shapes } = scanned;
  const gone = sign.status === 'withdrawn' || place.status === 'abolished';
  const ground = gone ? 'gone' : sign.colour;
  const body = html`${namePlate(sign.name, sign.romanTone, ground)}
${stateNote(view, scanned)}
<p class="acts">${!gone && navigation(view, shapes)}<a class="button plain" href="#report">${view.say('报告问题', 'Report a problem')}</a></p>
${placeFacts(view, place)}
${placeStory(view, place)}
${placePosition(view, place.standardName ?? sign.name, shapes)}
${signFacts(view, scanned)}
${report(view, sign.id)}`;
  return { status: gone ? 410 : 200, body: page(view, { title: sign.name, path: `/s/${sign.id}`, body }) };
}

function stateNote({ say, href }: View, { sign, place }: ScannedSign): Html | false {
  if (sign.status === 'withdrawn') {
    return note(
      'stop',
      say('标志已撤除', 'Sign withdrawn'),
      say('本标志已撤除，如仍在原处，请在下方反馈。', 'This sign was taken down.'),
    );
  }
  if (place.status === 'abolished') {
    return note(
      'stop',
      say('地名已销名', 'Name cancelled'),
      say('此地名已注销，以下资料仅供查考。', 'This name is no longer in use; what follows is kept for reference.'),
    );
  }
  if (place.standardName !== null && place.standardName !== sign.name) {
    const now = html`<a href="${href(`/places/${place.id}`)}" lang="zh-CN"><b>${place.standardName}</b></a>`;
    return note(
      'warn',
      say('地名已更名', 'Renamed'),
      html`${say('本标志上的名称已改为标准地名', 'The standard name is now')} ${now}。`,
    );
  }
  return false;
}

const note = (kind: string, title: string, text: Html | string): Html =>
  html`<div class="note ${kind}"><p><b>${title}</b></p><p>${text}</p></div>`;

const signFacts = ({ say }: View, { sign }: ScannedSign): Html => html`<h2>${say('标志信息', 'This sign')}</h2><dl>
${fact(say('标志编号', 'Sign number'), sign.id)}
${fact(say('门楼牌号', 'Number'), sign.number)}
${fact(say('管护单位', 'Maintained by'), sign.maintainer)}
${fact(say('设置日期', 'Installed on'), sign.installedOn)}
</dl>`;

const report = (view: View, id: SignId): Html =>
  html`<section id="report"><h2>${view.say('报告问题', 'Report a problem')}</h2>
<p class="soft">${view.say('发现标志破损、文字有误或不按标准地名使用，请告诉我们。', 'Tell us about damage, wrong text or misuse of a name.')}</p>
${reportForm(view, id, {})}</section>`;
