import type { CaseKind } from '../naming/kindContract.ts';
import type { BlankForm } from '../naming/materials/contract.ts';
import { KIND_WORDS } from './caseWords.ts';
import { dataTable } from './dataTable.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** The blank forms to download, a column each kind of case; what nobody compared with its source is marked. */
export function formTable({ say }: View, forms: readonly BlankForm[], kinds: readonly CaseKind[]): Html {
  const rows = forms.map((form) => [
    html`<b>${say(form.labelZh, form.labelEn)}</b>${!form.verified && html` <span class="tag warn">${say('未核', 'unverified')}</span>`}`,
    ...kinds.map((kind) => (form.kinds.includes(kind) ? files(say, form, kind) : '—')),
  ]);
  const heads = [say('表格', 'Form'), ...kinds.map((kind) => say(...KIND_WORDS[kind]))];
  return html`<p class="soft">${say(
    '网上申请的，申请书、方案和基本情况在线填写即可，不必另交；从办件的材料清单下载的表格已填入本件内容。',
    'Who applies online enters application, scheme and basics there; forms taken from the case are filled in already. Forms are in Chinese.',
  )}</p>${dataTable({ label: say('空白表格', 'Blank forms'), heads, rows })}`;
}

function files(say: View['say'], { material, labelZh, labelEn }: BlankForm, kind: CaseKind): Html {
  const label = `${say(...KIND_WORDS[kind])} ${say(labelZh, labelEn)}`;
  const link = (ending: 'docx' | 'pdf', words: string): Html =>
    html`<a href="/guide/forms/${kind}/${material}.${ending}" download aria-label="${label} ${words}">${words}</a>`;
  return html`${link('docx', 'DOCX')} · ${link('pdf', 'PDF')}`;
}
