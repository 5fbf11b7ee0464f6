import { type Html, html } from './html.ts';
import type { CodeState } from './scannedCode.ts';
import type { ScannedSign } from './scannedSign.ts';
import type { View } from './view.ts';

const note = (kind: string, title: string, text: Html | string): Html =>
  html`<div class="note ${kind}"><p><b>${title}</b></p><p>${text}</p></div>`;

/** What the code itself is worth. */
export function codeNote({ say }: View, state: CodeState): Html {
  const notes: Record<CodeState, () => Html> = {
    genuine: () =>
      html`<p class="soft"><b>✓ ${say('二维码签名有效', 'The signature of the code is valid')}</b> ${say(
        '请核对牌面文字与本页一致。',
        'Compare the words on the sign with this page.',
      )}</p>`,
    bare: () =>
      html`<p class="soft">${say(
        '您没有通过标志上的二维码打开本页，无法说明某块标志是否真实。',
        'This page was not opened by the code of a sign, so it says nothing about whether a sign is genuine.',
      )}</p>`,
    unsigned: () =>
      note(
        'warn',
        say('旧式二维码', 'Code without a signature'),
        say(
          '此标志的二维码没有电子签名，不能证明出自主管部门。请核对牌面文字和位置，如不一致请反馈。',
          'The code of this sign is from before codes were signed and proves no maker. Compare words and place, and tell us if they differ.',
        ),
      ),
    revoked: () =>
      note(
        'stop',
        say('二维码签名已作废', 'The signature of this code is void'),
        say(
          '签发此码的密钥已停用，此码不再能证明标志真实，标志待更换。请勿据此付款或填写个人信息。',
          'The key that signed this code was given up: the code proves nothing any more and the sign is to be replaced. Do not pay or enter personal data because of it.',
        ),
      ),
  };
  return notes[state]();
}

/** What became of the sign or of its name since the plate was made. */
export function stateNote({ say, href }: View, { sign, place }: ScannedSign): Html | false {
  if (sign.status === 'withdrawn') {
    return note(
      'stop',
      say('标志已撤除', 'Sign withdrawn'),
      say('本标志已撤除，如仍在原处，请在下方反馈。', 'This sign was taken down. If it still stands, tell us below.'),
    );
  }
  if (place.status === 'abolished') {
    return note(
      'stop',
      say('地名已销名', 'Name cancelled'),
      say('此地名已注销，以下资料仅供查考。', 'This name is no longer in use; what follows is kept for reference.'),
    );
  }
  if (place.standardName === null || place.standardName === sign.name) return false;
  const roman = place.names.find(({ name }) => name === place.standardName)?.romanTone;
  const now = html`<a href="${href(`/places/${place.id}`)}" lang="zh-CN"><b>${place.standardName}</b></a> <span lang="zh-Latn-pinyin">${roman}</span>`;
  return note(
    'warn',
    say('地名已更名', 'Renamed'),
    html`${say(`牌面上的“${sign.name}”是曾用名，现标准地名为`, `“${sign.name}” on the sign is a former name. The standard name is now`)} ${now}`,
  );
}
