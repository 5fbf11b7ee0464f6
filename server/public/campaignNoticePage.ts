import { dataTable } from './dataTable.ts';
import type { CampaignNotice, NoticedName, PublicEvidence } from './findCampaignNotice.ts';
import { type Html, html } from './html.ts';
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
}

/** The list of a clean-up campaign on public notice; each name takes objections and support until the last day. */
export function campaignNoticePage(view: View, notice: CampaignNotice, { today, given = {} }: Shown): Buffer {
  const { say, href } = view;
  const path = `/notices/campaign/${notice.id}`;
  const isOpen = notice.state === 'notice' && today >= notice.startsOn && today <= notice.endsOn;
  const title = notice.title;
  const body = html`<p>${kindTag(view, { kind: 'campaign' })}</p><h1 lang="zh-CN">${title}</h1>
<dl>
${fact(say('公示期', 'Open for comment'), period(notice))}
${fact(say('公示机关', 'Published by'), html`<span lang="zh-CN">${notice.authority}</span>`)}
${fact(say('部署文件', 'Ordered by'), notice.documentNo)}
${fact(say('行动范围', 'Where'), html`<span lang="zh-CN">${notice.divisionName}</span>`)}
</dl>
${notice.text !== '' && html`<p class="sheet note" lang="zh-CN">${notice.text}</p>`}
<h2>${say(`拟清理整治的地名（${notice.items.length} 个）`, `Names on the list (${notice.items.length})`)}</h2>
${nameTable(view, notice.items, isOpen ? path : undefined)}
${comment(view, notice, { path, isOpen, given })}
<p class="acts"><a class="button plain" href="${href('/notices')}">${say('返回列表', 'Back to the list')}</a></p>`;
  return page(view, { title, path, body, wide: true });
}

/** `path` of the form, while it takes anything. */
function nameTable(view: View, items: readonly NoticedName[], path: string | undefined): Html {
  const { say, href } = view;
  if (items.length === 0) return html`<p class="note">${say('清单中没有地名。', 'There is no name on the list.')}</p>`;
  const rows = items.map((item) => [
    html`<b lang="zh-CN">${item.name}</b><br><span class="soft">${say(...CATEGORY_WORDS[item.category])} · <span lang="zh-CN">${item.divisionName}</span></span>`,
    item.classes.map((each) => html`<span class="tag warn">${say(...CLASS_WORDS[each])}</span> `),
    evidence(view, item.evidence),
    html`<b>${handling(view, item)}</b>${item.proposalText !== null && html`<br><span lang="zh-CN">${item.proposalText}</span>`}${
      path !== undefined &&
      html`<br><a href="${href(`${path}?item=${item.id}#comment`)}" aria-label="${say(`对“${item.name}”提意见`, `Comment on ${item.name}`)}">${say('提意见', 'Comment')}</a>`
    }`,
  ]);
  const heads = [say('地名', 'Name'), say('类型', 'Class'), say('依据', 'Why'), say('拟处理', 'Proposed')];
  return dataTable({ label: say('拟清理整治的地名', 'Names on the list'), heads, rows });
}

const CLASS_WORDS: Record<NoticedName['classes'][number], readonly [string, string]> = {
  大: ['刻意夸大', 'Exaggerated'],
  洋: ['崇洋媚外', 'Foreign-worshipping'],
  怪: ['怪异难懂', 'Odd'],
  重: ['重名同音', 'Duplicate'],
};

const evidence = ({ say }: View, found: readonly PublicEvidence[]): Html =>
  found.length === 0
    ? html`${say('由公示机关认定。', 'Found by the office itself.')}`
    : html`${found.map(
        ({ message, messageZh, instrument, instrumentZh, article, articleZh }) =>
          html`<div>${say(messageZh, message)}<br><span class="soft">${say(`${instrumentZh}${articleZh}`, `${instrument} ${article}`)}</span></div>`,
      )}`;

type Words = Record<'correct' | 'keep', readonly [zh: string, en: string]>;
const PROPOSALS: Words = { correct: ['拟更名', 'To be renamed'], keep: ['拟保留', 'To be kept'] };
const DECISIONS: Words = { correct: ['已决定更名', 'Decided: to be renamed'], keep: ['已决定保留', 'Decided: kept'] };

/** What is proposed, or once it was decided, what was decided. */
function handling({ say }: View, { proposal, decision }: NoticedName): string {
  if (decision !== null) return say(...DECISIONS[decision]);
  return proposal === null ? say('公示后决定', 'Decided after the notice') : say(...PROPOSALS[proposal]);
}

interface Form {
  path: string;
  isOpen: boolean;
  given: ObjectionGiven;
}

function comment(view: View, { endsOn, items }: CampaignNotice, { path, isOpen, given }: Form): Html {
  const { say, href } = view;
  const heading = html`<h2 id="comment">${say('对清单有意见？', 'What do you think of the list?')}</h2>`;
  const follow = html`<a href="${href('/follow')}">${say('凭编号和查询码查看答复', 'See an answer by number and code')}</a>`;
  if (!isOpen)
    return html`${heading}<p class="note">${say('公示期已结束，不再接收意见。', 'The time for comments is over.')} ${follow}</p>`;
  return html`${heading}<p class="soft">${say(
    `${endsOn}（含当日）前可以对清单中的地名提出异议或者表示支持。每条异议都会逐条答复，答复之前不对该地名作出决定；答复凭提交后给出的编号和查询码查看。`,
    `Until ${endsOn} inclusive you may object to a name on the list or support it. Each objection is answered before the name is decided; you read the answer with the number and code given after sending.`,
  )} ${follow}</p>${items.length > 0 && objectionForm(view, { action: `${path}/objections`, names: items }, given)}`;
}
