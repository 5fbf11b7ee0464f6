import { html } from './html.ts';
import { page } from './page.ts';
import { reportForm } from './reportForm.ts';
import type { StatusPage } from './scanPage.ts';
import type { View } from './view.ts';

/** Stands for "no such sign" where a report must name one: the least ULID, which no clock gives. */
export const NO_SIGN = '00000000000000000000000000';

export type ScanRefusal = 'unknown' | 'forged' | 'closed';

/**
 * A code that leads nowhere: 404, with a form to report tampering. `written` is the number as scanned, in letters and
 * digits only.
 */
export function scanRefusal(view: View, why: ScanRefusal, written: string): StatusPage {
  const { say } = view;
  const [title, text] = sentences(view, why);
  const body = html`<h1>${title}</h1><div class="note ${why === 'closed' ? 'warn' : 'stop'}"><p>${text}</p></div>
<p class="soft">${say('扫得编号', 'Number scanned')}：<code>${written}</code></p>
${
  why !== 'closed' &&
  html`<h2>${say('报告可疑标志', 'Report a suspicious sign')}</h2>
<p>${say('请写明标志所在的位置和牌面文字，我们会派人核实。', 'Tell us where the sign is and what it says; somebody will go and look.')}</p>
${reportForm(view, why === 'forged' ? written : NO_SIGN, { kind: 'forged' })}`
}`;
  return { status: 404, body: page(view, { title, path: `/s/${written}`, body, unlisted: true }) };
}

function sentences({ say }: View, why: ScanRefusal): readonly [string, string] {
  if (why === 'closed') {
    return [
      say('暂无可公开的信息', 'Nothing to show'),
      say('该标志所示地名的资料不对外公开。', 'What this sign names is not open to the public.'),
    ];
  }
  if (why === 'forged') {
    return [
      say('二维码校验不通过', 'The code does not check out'),
      say(
        '此二维码与登记的标志不符，可能已损坏、被覆盖或伪造。请勿在由此打开的其他页面上付款或填写个人信息。',
        'This code does not match a registered sign: it may be damaged, pasted over or forged. Do not pay or enter personal data on any page it opens.',
      ),
    ];
  }
  return [
    say('没有登记这个标志', 'No such sign'),
    say(
      '地名标志登记中没有这个编号。编号可能输错，二维码也可能被覆盖或伪造。',
      'The register has no sign of this number: it may be mistyped, or the code was pasted over or forged.',
    ),
  ];
}
