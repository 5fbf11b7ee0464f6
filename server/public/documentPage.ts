import type { VerifiedDocument } from '../naming/documents/verifyDocument.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { fact } from './placeSections.ts';
import type { View } from './view.ts';

/** What was compared with the kept original: nothing yet, no file chosen, the same bytes, or others. */
export type Comparison = 'none' | 'no-file' | 'same' | 'different';

/** Whether a paper is genuine: what the register issued under its code, to be laid beside it. No case, person or text. */
export function documentPage(view: View, found: VerifiedDocument, comparison: Comparison): Buffer {
  const { say } = view;
  const title = say('文书核验', 'Document verification');
  const body = html`<h1>${title}</h1>
${found.voidedOn === null ? genuine(view) : voided(view, found, found.voidedOn)}
<dl>
${fact(say('文号', 'Number'), found.documentNo)}
${fact(say('标题', 'Title'), html`<span lang="zh-CN">${found.title}</span>`)}
${fact(say('发文机关', 'Issued by'), html`<span lang="zh-CN">${found.organ}</span>`)}
${fact(say('成文日期', 'Date'), found.issuedOn)}
${fact(say('纸面核验码', 'Code on the paper'), found.verificationCode)}
</dl>
${comparisonForm(view, found, comparison)}
${codeForm(view)}`;
  return page(view, { title, path: `/d/${found.id}`, body, unlisted: true });
}

const genuine = ({ say }: View): Html => html`<p class="note" role="status">
<b>${say('本系统印发过这份文书。', 'This register issued this document.')}</b><br>
${say('请逐项核对纸面内容；有一项不符，即不是原件。', 'Compare each line with your paper; if one differs, it is not the original.')}</p>`;

function voided(view: View, { replacedBy }: VerifiedDocument, since: string): Html {
  const { say } = view;
  return html`<p class="note stop" role="alert">
<b>${say(`✗ 这份文书已作废，自 ${since} 起无效。`, `✗ This document is void since ${since}.`)}</b><br>
${say('本系统印发过它，但它不再有效，请勿使用。', 'This register issued it, but it no longer holds. Do not use it.')}<br>
${
  replacedBy
    ? html`${say('代替它的文书：', 'Replaced by: ')}<a href="${view.href(`/d/${replacedBy.id}`)}"><span lang="zh-CN">${[replacedBy.title, replacedBy.documentNo].filter(Boolean).join(' ')}</span></a>`
    : say('没有印发代替它的文书。', 'No document was issued in its stead.')
}</p>`;
}

function comparisonForm({ say, lang }: View, { id, sha256, voidedOn }: VerifiedDocument, comparison: Comparison): Html {
  return html`<h2 id="file">${say('核验电子文件', 'Verify the electronic file')}</h2>
${outcome(say, comparison, voidedOn !== null)}
<p class="soft">${say('上传收到的 PDF，与存档原件逐字节比对；上传的文件不保存。', 'Upload the PDF you received: it is compared byte by byte with the original and not kept.')}</p>
<form method="post" action="/d/${id}#file" enctype="multipart/form-data"><input type="hidden" name="lang" value="${lang}">
<label for="pdf">${say('PDF 文件', 'PDF file')}</label><input id="pdf" name="file" type="file" accept="application/pdf" required>
<p class="acts"><button>${say('比对', 'Compare')}</button></p></form>
<p class="soft">SHA-256 <code>${sha256}</code></p>`;
}

function outcome(say: View['say'], comparison: Comparison, isVoid: boolean): Html | false {
  switch (comparison) {
    case 'none':
      return false;
    case 'no-file':
      return html`<p class="note warn" role="alert">${say('请选择一个不超过 20 MB 的 PDF 文件。', 'Choose a PDF file of at most 20 MB.')}</p>`;
    case 'same':
      if (isVoid)
        return html`<p class="note stop" role="alert"><b>${say('与存档原件完全相同，但这份文书已作废。', 'Identical to the original, but this document is void.')}</b></p>`;
      return html`<p class="note" role="status"><b>${say('✓ 一致：与存档原件完全相同。', '✓ Identical to the original.')}</b></p>`;
    case 'different':
      return html`<p class="note stop" role="alert"><b>${say('✗ 不一致：不是存档原件，可能被修改或另存过。', '✗ Not the original: it was changed or saved anew.')}</b></p>`;
  }
}

/** For a paper whose code cannot be scanned. */
export function documentCodePage(view: View, given: { fault?: string } = {}): Buffer {
  const { say } = view;
  const title = say('文书核验', 'Document verification');
  const body = html`<h1>${title}</h1>
${given.fault && html`<p class="note stop" role="alert" id="fault">${given.fault}</p>`}
<p class="soft">${say('核验码印在文书二维码下方，共 12 位。', 'The code of 12 characters is printed under the QR code of the document.')}</p>
${codeForm(view)}`;
  return page(view, { title, path: '/d', body, unlisted: true });
}

const codeForm = ({ say, lang }: View): Html => html`<h2>${say('输入核验码', 'Enter a code')}</h2>
<form method="post" action="/d"><input type="hidden" name="lang" value="${lang}">
<label for="code">${say('核验码', 'Code')}</label>
<input id="code" name="code" required minlength="12" maxlength="20" autocomplete="off" autocapitalize="characters" placeholder="XXXX-XXXX-XXXX">
<p class="acts"><button>${say('核验', 'Verify')}</button></p></form>`;
