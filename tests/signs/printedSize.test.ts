import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '#server/signs/box.ts';
import { editionOf } from '#server/signs/editionOf.ts';
import { type PlateLayout, plateLayout } from '#server/signs/plateLayout.ts';
import { platePdf, writePlates } from '#server/signs/platePdf.ts';
import { signEditions } from '#server/signs/signEditions.ts';
import { type DrawnPath, drawnPaths, pageDrawings } from './drawnPaths.ts';

const AT = '2026-03-01T00:00:00.000Z';
const POINTS_PER_MILLIMETRE = 72 / 25.4;
const TOLERANCE_MILLIMETRES = 0.5;
const BLEED = 3;
const MARGIN = BLEED + 7;

/** A plate of every type of every edition. */
const cases = signEditions().flatMap((edition) =>
  edition.plates.map(({ type, size, qr }): [string, PlateLayout] => [
    `${edition.id} ${type}`,
    plateLayout(edition, {
      ...{ type, textCn: '𬭚于巷', textRoman: 'CHUNYU XIANG', number: '12', postcode: '751100', ground: 'green' },
      ...{ widthMillimetres: size.widthMillimetres, heightMillimetres: size.heightMillimetres },
      story: '相传明代在此筑堡屯田，堡前有井。',
      qr: {
        url: `https://dm.example.cn/s/01JD2Q5N8X7R3V9T4K6M0PABCE?v=2&k=1&g=${'3'.repeat(155)}`,
        sideMillimetres: Math.max(60, qr.sideMillimetres),
      },
    }),
  ]),
);

let pages: DrawnPath[][] = [];
let trims: number[][] = [];
beforeAll(async () => {
  const pdf = await platePdf(
    cases.map(([, layout]) => layout),
    { title: '全部牌型', createdAt: AT, cutMarks: true },
  );
  pages = pageDrawings(pdf).map(drawnPaths);
  trims = [...pdf.toString('latin1').matchAll(/\/TrimBox \[([-0-9. ]+)\]/g)].map((match) =>
    (match[1] ?? '').trim().split(/\s+/).map(Number),
  );
});

/** A box of the face where the page must have it: points from the lower left. */
function onPage({ x, y, width, height }: Box, layout: PlateLayout): Omit<DrawnPath, 'inks'> {
  const top = (layout.heightMillimetres + MARGIN - y) * POINTS_PER_MILLIMETRE;
  const left = (MARGIN + x) * POINTS_PER_MILLIMETRE;
  return { left, top, right: left + width * POINTS_PER_MILLIMETRE, bottom: top - height * POINTS_PER_MILLIMETRE };
}

function millimetresOff(found: Omit<DrawnPath, 'inks'> | undefined, expected: Omit<DrawnPath, 'inks'>): number {
  if (!found) return Number.POSITIVE_INFINITY;
  const sides = (['left', 'right', 'top', 'bottom'] as const).map((side) => Math.abs(found[side] - expected[side]));
  return Math.max(...sides) / POINTS_PER_MILLIMETRE;
}

describe.each(cases)('%s, measured in the file', (_, layout) => {
  const index = cases.findIndex(([, each]) => each === layout);
  const size = { x: 0, y: 0, width: layout.widthMillimetres, height: layout.heightMillimetres };

  it('is cut to its true size', () => {
    const [left = 0, bottom = 0, right = 0, top = 0] = trims[index] ?? [];
    expect(millimetresOff({ left, bottom, right, top }, onPage(size, layout))).toBeLessThan(TOLERANCE_MILLIMETRES);
  });

  it('has ground into the bleed, rim, panels and code where the edition puts them', () => {
    const [ground, rim, ...others] = pages[index] ?? [];
    const bled = { x: -BLEED, y: -BLEED, width: size.width + 2 * BLEED, height: size.height + 2 * BLEED };
    const expected = [
      bled,
      layout.rimOuter,
      ...layout.panels.map(({ box }) => box),
      ...(layout.qr ? [layout.qr.box] : []),
    ];
    [ground, rim, ...others].slice(0, expected.length).forEach((path, i) => {
      expect(millimetresOff(path, onPage(expected[i] ?? size, layout)), `path ${i}`).toBeLessThan(
        TOLERANCE_MILLIMETRES,
      );
    });
    const { qr } = layout;
    const quiet = (qr?.moduleMillimetres ?? 0) * (qr?.quietModules ?? 0);
    const code = qr && { x: qr.box.x + quiet, y: qr.box.y + quiet, width: qr.box.width - 2 * quiet };
    const dark = others[expected.length - 2];
    if (!code) throw new Error('no code');
    expect(millimetresOff(dark, onPage({ ...code, height: code.width }, layout))).toBeLessThan(TOLERANCE_MILLIMETRES);
  });

  it('has letters of the height that was laid out, inside the rim', () => {
    const inner = onPage(layout.inner, layout);
    const letters = (pages[index] ?? []).slice(3 + layout.panels.length + 1);
    const drawn = layout.texts.flatMap(({ holds, letterMillimetres, glyphs }) =>
      glyphs.filter(({ outline }) => outline !== '').map(() => ({ holds, letterMillimetres })),
    );
    expect(letters).toHaveLength(drawn.length);
    letters.forEach((path, i) => {
      expect(
        Math.min(path.left - inner.left, inner.right - path.right, path.bottom - inner.bottom, inner.top - path.top),
      ).toBeGreaterThan(0);
      const { holds, letterMillimetres } = drawn[i] ?? { holds: '', letterMillimetres: 0 };
      // Digits of Bebas Neue are flat: their drawn height is the height the standard speaks of.
      const height = (path.top - path.bottom) / POINTS_PER_MILLIMETRE;
      if (holds === 'number' && letterMillimetres >= 350) expect(height).toBeGreaterThan(350 - TOLERANCE_MILLIMETRES);
    });
  });

  it('stays within the ink of its edition', () => {
    const { maxPercent } = editionOf(layout.edition).inks;
    for (const { inks } of pages[index] ?? []) {
      expect(inks).toHaveLength(4);
      expect(100 * inks.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(maxPercent);
    }
  });
});

describe('many plates to one file', () => {
  const layouts = cases.map(([, layout]) => layout);
  const options = { title: '批次', createdAt: AT };

  it('waits for a reader that is slower than the drawing', async () => {
    let waiting = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 4096,
      write: (chunk: Buffer, _encoding, done) => {
        waiting += chunk.length;
        void wait(1).then(() => {
          waiting -= chunk.length;
          done();
        });
      },
    });
    const many = Array.from({ length: 2 }, () => layouts).flat();
    let behind = 0;
    await writePlates(many, slow, options, () => {
      behind = Math.max(behind, slow.writableLength);
      most = Math.max(most, waiting);
    });
    // One page is about 10 kB: more than a few of them never wait.
    expect(behind).toBeLessThan(100_000);
    expect(most).toBeLessThan(100_000);
  });

  it('tells each page, and is what the pages at once give', async () => {
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    const told: number[] = [];
    await writePlates(layouts.slice(0, 3), out, options, (pages) => void told.push(pages));
    expect(told).toEqual([1, 2, 3]);
    expect(Buffer.concat(chunks).equals(await platePdf(layouts.slice(0, 3), options))).toBe(true);
  });

  it('fails as a whole when a plate cannot be laid out, and closes the file', async () => {
    const out = new PassThrough();
    out.resume();
    const plates = function* () {
      yield* layouts.slice(0, 1);
      throw new Error('no glyph');
    };
    await expect(writePlates(plates(), out, options)).rejects.toThrow('no glyph');
    expect(out.destroyed).toBe(true);
  });
});
