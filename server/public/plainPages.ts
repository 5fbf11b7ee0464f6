import { html } from './html.ts';
import { page } from './page.ts';
import { type ReportGiven, reportForm } from './reportForm.ts';
import type { View } from './view.ts';

/** A refusal that a reader can do something with. */
export const refusalPage = (view: View, title: string, text: string): Buffer =>
  page(view, {
    title,
    path: '/',
    unlisted: true,
    body: html`<h1>${title}</h1><p class="note warn">${text}</p><p><a href="${view.href('/')}">${view.say('返回首页', 'Home')}</a></p>`,
  });

/** After a report was taken. */
export const thanksPage = (view: View, signId: string, photosLeft = 0): Buffer =>
  page(view, {
    title: view.say('已收到', 'Received'),
    path: `/s/${signId}`,
    unlisted: true,
    body: html`<h1>${view.say('谢谢，已收到您的反馈', 'Thank you, your report has arrived')}</h1>
<p class="note">${view.say('工作人员会核实处理。您的联系方式仅供承办人员核实使用，不会公开。', 'Somebody will look into it. Your contact is used for that only and never published.')}</p>
${photosLeft > 0 && html`<p class="note warn">${view.say(`这块标志待处理的反馈已有较多照片，有 ${photosLeft} 张没有保存；文字已收到。`, `Many photos wait with the reports on this sign: ${photosLeft} of yours were not kept. Your words were.`)}</p>`}
<p class="acts"><a class="button" href="${view.href(`/s/${signId}`)}">${view.say('返回标志页', 'Back to the sign')}</a><a class="button plain" href="${view.href('/')}">${view.say('返回首页', 'Home')}</a></p>`,
  });

/** The report form again, with what was wrong. */
export const reportAgainPage = (view: View, signId: string, given: ReportGiven): Buffer =>
  page(view, {
    title: view.say('报告问题', 'Report a problem'),
    path: `/s/${signId}`,
    unlisted: true,
    body: html`<h1>${view.say('报告问题', 'Report a problem')}</h1>${reportForm(view, signId, given)}`,
  });
