import { followObjection } from '../naming/objections/followObjection.ts';
import { followPage } from './followPage.ts';
import { PageInput, pathOf } from './pageInput.ts';
import type { Facts, MakePage } from './publicPages.ts';
import { takeObjection } from './takeObjection.ts';

export type VoicePages = Record<'objected' | 'follow' | 'followed', MakePage>;

/** The pages on which people write to the office and read its answer. @throws Problem not-found */
export function voicePages(deps: Facts): VoicePages {
  return {
    objected: ({ view, params, body }) => takeObjection(deps, view, pathOf(PageInput.noticeCase, params).id, body),
    follow: async ({ view }) => ({ status: 200, body: followPage(view, { no: '' }) }),
    followed: async ({ view, body }) => {
      const { no, code } = PageInput.follow.parse(body);
      const found = await followObjection(deps.db, { no, secret: code });
      if (found) return { status: 200, body: followPage(view, { no, followed: { kind: 'objection', found } }) };
      const fault = view.say('编号或查询码不正确，请核对后重试。', 'There is nothing with this number and code.');
      return { status: 404, body: followPage(view, { no, fault }) };
    },
  };
}
