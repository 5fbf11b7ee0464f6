import { html } from './html.ts';
import { page } from './page.ts';
import type { View } from './view.ts';

interface Receipt {
  no: string;
  secret: string;
}

/** After somebody wrote to the office: number and code, shown this once. */
export function receiptPage(view: View, { no, secret }: Receipt, back: string): Buffer {
  const { say, href } = view;
  const title = say('已收到', 'Received');
  const body = html`<h1 id="result">${title}</h1>
<div class="note" role="status"><p>${say('请记下编号和查询码，查看答复时要用。查询码只显示这一次。', 'Write down number and code: you need both to read the answer. The code is shown only this once.')}</p>
<dl><div><dt>${say('编号', 'Number')}</dt><dd><b>${no}</b></dd></div><div><dt>${say('查询码', 'Code')}</dt><dd><b class="code">${secret}</b></dd></div></dl></div>
<p class="acts"><a class="button" href="${href('/follow')}">${say('查看答复', 'Read the answer')}</a><a class="button plain" href="${href(back)}">${say('返回', 'Back')}</a></p>`;
  return page(view, { title, path: '/follow', body, unlisted: true });
}
