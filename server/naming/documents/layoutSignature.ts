import type { BlockSetting } from './blockSetting.ts';
import { breakLines } from './breakLines.ts';
import { baselineOf, type Item, type Mark } from './layoutItem.ts';
import { CHARACTER, MM, PAGE, SIZE, TRACKING } from './pageGrid.ts';

const QR_MILLIMETRES = 24;
const LINES = 5;

/**
 * 发文机关署名 above 成文日期, four characters from the right, the name centred on the day; a seal of 42 mm fits over both.
 * At the left the code by which the paper is verified.
 */
export function signatureItem({ organ, date }: { organ: string; date: string }, setting: BlockSetting): Item {
  return {
    height: LINES * PAGE.linePitch,
    keep: false,
    marks: (top) => {
      const day = textMarks(date, top + 2 * PAGE.linePitch, setting);
      const right = PAGE.left + PAGE.textWidth;
      const dayLeft = right - 4 * CHARACTER - day.width;
      const name = textMarks(organ, top + PAGE.linePitch, setting);
      const centred = dayLeft + day.width / 2 - name.width / 2;
      const nameLeft = Math.max(PAGE.left, Math.min(centred, right - CHARACTER - name.width));
      return [
        ...name.at(nameLeft),
        ...day.at(dayLeft),
        ...verificationMarks({ x: PAGE.left, y: top + 0.5 * PAGE.linePitch }, setting),
      ];
    },
  };
}

function textMarks(text: string, top: number, { faces }: BlockSetting) {
  const style = { hand: 'fangsong', size: SIZE.three, tracking: TRACKING } as const;
  const [line] = breakLines(faces, text, style, { first: PAGE.textWidth, rest: PAGE.textWidth });
  const baseline = baselineOf(top, PAGE.linePitch, style.size);
  return {
    width: line?.width ?? 0,
    at: (x: number): Mark[] => (line ? [{ type: 'line', line, x, baseline, size: style.size, colour: '#000000' }] : []),
  };
}

/** The QR code with the printed code under it; nothing in a draft. */
function verificationMarks({ x, y: top }: { x: number; y: number }, { faces, verification }: BlockSetting): Mark[] {
  if (!verification) return [];
  const size = QR_MILLIMETRES * MM;
  const style = { hand: 'fangsong', size: 7.5, tracking: 0 } as const;
  const widths = { first: PAGE.textWidth, rest: PAGE.textWidth };
  const lines = breakLines(faces, `扫码核验 ${verification.code}`, style, widths);
  return [
    { type: 'qr', x, y: top, size, url: verification.url },
    ...lines.map(
      (line): Mark => ({
        type: 'line',
        line,
        // From the code's left edge, or its right edge where there is no room beyond it.
        x: Math.min(x, PAGE.left + PAGE.textWidth - line.width),
        baseline: top + size + 8,
        size: style.size,
        colour: '#000000',
      }),
    ),
  ];
}

/** On a form, which has no signature: in the upper right corner, clear of the text. */
export const cornerMarks = (setting: BlockSetting): Mark[] =>
  verificationMarks({ x: PAGE.left + PAGE.textWidth - QR_MILLIMETRES * MM, y: 8 * MM }, setting);
