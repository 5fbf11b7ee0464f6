import type { Knex } from 'knex';
import { z } from 'zod';
import type { SignId } from '../signs/contract.ts';
import { listSignKeys } from '../signs/keys/listSignKeys.ts';
import { ScanPlace, takeScanPlace } from '../signs/scans/takeScanPlace.ts';
import { html } from './html.ts';
import { page } from './page.ts';
import { scannedCode } from './scannedCode.ts';
import type { StatusPage } from './scanPage.ts';
import type { View } from './view.ts';

const Field = z.string().max(400).catch('');
/** The form as a browser sends it. */
export const HereFields = z.object({ code: Field, lon: Field, lat: Field, accuracy: Field });

/**
 * Takes where a plate was scanned, as who scanned it agreed. A code that the sign does not carry and a position too vague are thanked
 * for too, and forgotten: who tries codes learns nothing.
 */
export async function takeHere(
  db: Knex,
  view: View,
  { id, code, ...given }: z.infer<typeof HereFields> & { id: SignId },
  at: string,
): Promise<StatusPage> {
  const place = ScanPlace.safeParse(filled(given));
  if (!place.success) return { status: 400, body: answerPage(view, id, code, 'no-position') };
  const scanned = scannedCode(`/s/${id}?${code}`, await listSignKeys(db));
  if ('id' in scanned && (scanned.state === 'genuine' || scanned.state === 'unsigned'))
    await takeScanPlace(db, { id: scanned.id, key: scanned.key, place: place.data }, at);
  return { status: 200, body: answerPage(view, id, code, 'thanks') };
}

// Zod would read an empty text as the number 0, which lies in the Gulf of Guinea.
const filled = (given: Record<string, string>) =>
  Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim() !== ''));

function answerPage(view: View, id: SignId, code: string, what: 'thanks' | 'no-position'): Buffer {
  const { say, href } = view;
  const [title, text] =
    what === 'thanks'
      ? [
          say('谢谢', 'Thank you'),
          say(
            '已收到约 200 米精度的位置，没有记录您是谁。',
            'Your position was taken, rounded to about 200 m, and nothing about you.',
          ),
        ]
      : [
          say('没有收到位置', 'No position'),
          say(
            '浏览器没有给出中国境内的位置，未记录任何内容。',
            'Your browser gave no position in China; nothing was kept.',
          ),
        ];
  return page(view, {
    title,
    path: `/s/${id}`,
    unlisted: true,
    body: html`<h1>${title}</h1><p class="note">${text}</p><p class="acts"><a class="button" href="${href(`/s/${id}${/^[\w=&]+$/.test(code) ? `?${code}` : ''}`)}">${say('返回标志页', 'Back to the sign')}</a></p>`,
  });
}
