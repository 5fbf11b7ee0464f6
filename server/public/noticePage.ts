import type { FullNotice } from './findNotice.ts';
import { type Html, html } from './html.ts';
import { locatorMap } from './locatorMap.ts';
import type { LocatorShapes } from './locatorShapes.ts';
import { kindTag, period } from './noticesPage.ts';
import { type ObjectionGiven, objectionForm } from './objectionForm.ts';
import { page } from './page.ts';
import { fact } from './placeSections.ts';
import { CATEGORY_WORDS } from './placeWords.ts';
import type { View } from './view.ts';

interface Shown {
  /** The day in China: the form is there while the notice runs. */
  today: string;
  given?: ObjectionGiven;
  /** Where an announced place lies. */
  shapes?: LocatorShapes | undefined;
}

/** One notice or announcement in full; a notice takes objections and support until its last day. */
export function noticePage(view: View, item: FullNotice, { today, given = {}, shapes }: Shown): Buffer {
  const { say, href } = view;
  const isNotice = item.kind === 'notice';
  const title = titleOf(view, item);
  const body = html`<p>${kindTag(view, item)}</p><h1>${title}</h1>
<dl>
${fact(nameTerm(view, item), item.name)}
${fact(say('罗马字母拼写', 'Romanization'), html`<span lang="zh-Latn-pinyin">${item.romanTone}</span>`)}
${fact(say('类别', 'Category'), say(...CATEGORY_WORDS[item.category]))}
${fact(say('所在政区', 'Division'), item.divisionName)}
${fact(say('位置描述', 'Location'), item.location)}
${fact(isNotice ? say('公示期', 'Open for comment') : say('公告日期', 'Announced on'), period(item))}
${fact(say('批准机关', 'Approved by'), item.approver)}
${fact(say('批准文号', 'Approval'), item.approvalNo)}
${fact(say('批准日期', 'Approved on'), item.approvedOn)}
${fact(say('发布机关', 'Published by'), item.authority)}
${fact(say('公告文号', 'Announcement'), item.documentNo)}
</dl>
${item.kind === 'announcement' && item.revokedOn !== null && fallen(view, item, item.revokedOn)}
${item.text !== '' && html`<p class="sheet note" lang="zh-CN">${item.text}</p>`}
${shapes && locatorMap(view, item.name, shapes)}
${isNotice && comment(view, item, { today, given })}
<p class="acts">${item.placeId !== null && html`<a class="button" href="${href(`/places/${item.placeId}`)}">${say('查看地名资料', 'About this place')}</a>`}
<a class="button plain" href="${href('/notices')}">${say('返回列表', 'Back to the list')}</a></p>`;
  return page(view, { title, path: `/notices/${item.kind}/${item.id}`, body });
}

const KIND_WORDS: Record<NonNullable<FullNotice['caseKind']>, readonly [zh: string, en: string]> = {
  naming: ['命名', 'naming'],
  renaming: ['更名', 'renaming'],
  cancellation: ['销名', 'cancellation'],
  reservation: ['预命名', 'reservation'],
};

function titleOf({ say }: View, { kind, caseKind, name }: FullNotice): string {
  const [zh, en] = KIND_WORDS[caseKind ?? 'naming'];
  if (kind === 'notice') return say(`${name}${zh}公示`, `Notice of a ${en}: ${name}`);
  if (kind === 'announcement') return say(`${name}${zh}公告`, `Announcement of a ${en}: ${name}`);
  return say(`${name}${zh}批准撤销公告`, `Announcement: the approval of the ${en} of ${name} is revoked`);
}

function nameTerm({ say }: View, { kind, caseKind }: FullNotice): string {
  if (kind === 'revocation')
    return caseKind === 'cancellation'
      ? say('撤销注销的地名', 'Name whose cancellation is revoked')
      : say('撤销批准的地名', 'Name whose approval is revoked');
  if (caseKind === 'cancellation') return say('注销的地名', 'Name cancelled');
  return kind === 'notice' ? say('拟用名称', 'Proposed name') : say('标准地名', 'Standard name');
}

/** Nobody relies on an announcement whose approval has fallen. */
const fallen = ({ say, href }: View, { id, revokedTold }: FullNotice, revokedOn: string): Html =>
  html`<p class="note warn">${say(
    `本公告所依据的批准已于 ${revokedOn} 撤销。`,
    `The approval behind this announcement was revoked on ${revokedOn}.`,
  )}${revokedTold && html` <a href="${href(`/notices/revocation/${id}`)}">${say('查看撤销公告', 'Read the announcement of the revocation')}</a>`}</p>`;

function comment(view: View, item: FullNotice, { today, given }: Required<Pick<Shown, 'today' | 'given'>>): Html {
  const { say, href } = view;
  const isOpen = item.isOpen && item.endsOn !== null && today >= item.startsOn && today <= item.endsOn;
  const heading = html`<h2 id="comment">${say('对这个名称有意见？', 'What do you think of this name?')}</h2>`;
  const follow = html`<a href="${href('/follow')}">${say('凭编号和查询码查看答复', 'See an answer by number and code')}</a>`;
  if (!isOpen)
    return html`${heading}<p class="note">${say('公示期已结束，不再接收意见。', 'The time for comments is over.')} ${follow}</p>`;
  return html`${heading}<p class="soft">${say(
    `${item.endsOn}（含当日）前可以提出异议或者表示支持。每条异议都会逐条答复；答复凭提交后给出的编号和查询码查看。`,
    `Until ${item.endsOn} inclusive. Each objection is answered one by one; you read the answer with the number and code given after sending.`,
  )} ${follow}</p>${objectionForm(view, { action: `/notices/notice/${item.id}/objections` }, given)}`;
}
