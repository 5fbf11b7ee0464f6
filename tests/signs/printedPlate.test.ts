import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionOf } from '#server/signs/editionOf.ts';
import { newSignId } from '#server/signs/newSignId.ts';
import { parseSignUrl } from '#server/signs/parseSignUrl.ts';
import { type PlateWish, plateLayout } from '#server/signs/plateLayout.ts';
import { platePdf } from '#server/signs/platePdf.ts';
import { signUrl } from '#server/signs/signUrl.ts';
import { pageDrawings } from './drawnPaths.ts';

const SITE = 'https://dm.example.cn';
const AT = '2026-03-01T00:00:00.000Z';
const POINTS_PER_MILLIMETRE = 72 / 25.4;
const BLEED_MILLIMETRES = 3;

const id = newSignId(AT, () => 0.25);
const qr = { url: signUrl(SITE, { id, code: { key: 1, digits: '7'.repeat(154).padStart(155, '0') } }) };
const plates: PlateWish[] = [
  {
    type: 'street',
    widthMillimetres: 1200,
    heightMillimetres: 400,
    textCn: '裕民街',
    textRoman: 'YUMIN JIE',
    azimuthDegrees: 90,
    qr,
  },
  {
    type: 'residential',
    widthMillimetres: 1000,
    heightMillimetres: 600,
    textCn: '𬭚于小区',
    textRoman: 'CHUNYU XIAOQU',
    qr,
  },
  {
    type: 'building',
    widthMillimetres: 900,
    heightMillimetres: 500,
    textCn: '盛元小区',
    textRoman: 'SHENGYUAN XIAOQU',
    number: '12',
    qr,
  },
];
const sheets = plates.map((wish) => plateLayout(editionOf(), wish));
const print = (options: { cutMarks?: boolean } = {}): Promise<Buffer> =>
  platePdf(sheets, { title: '地名标志', createdAt: AT, ...options });

/** Page boxes in points, in page order; pdfkit leaves page dictionaries uncompressed. */
function boxes(pdf: Buffer, name: string): number[][] {
  const found = pdf.toString('latin1').matchAll(new RegExp(`/${name} \\[([-0-9. ]+)\\]`, 'g'));
  return [...found].map((match) => (match[1] ?? '').trim().split(/\s+/).map(Number));
}

function expectSizes(found: number[][], extraMillimetres: number): void {
  expect(found).toHaveLength(plates.length);
  plates.forEach(({ widthMillimetres, heightMillimetres }, i) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = found[i] ?? [];
    const off = Math.max(
      Math.abs((right - left) / POINTS_PER_MILLIMETRE - widthMillimetres - extraMillimetres),
      Math.abs((top - bottom) / POINTS_PER_MILLIMETRE - heightMillimetres - extraMillimetres),
    );
    expect(off).toBeLessThan(0.5);
  });
}

describe('the PDF of three plates', () => {
  it('has pages of true size with bleed, and says where to cut', async () => {
    const pdf = await print();
    expectSizes(boxes(pdf, 'MediaBox'), 2 * BLEED_MILLIMETRES);
    expectSizes(boxes(pdf, 'BleedBox'), 2 * BLEED_MILLIMETRES);
    expectSizes(boxes(pdf, 'TrimBox'), 0);
  });

  it('leaves room for cut marks where they are wanted', async () => {
    const pdf = await print({ cutMarks: true });
    expectSizes(boxes(pdf, 'MediaBox'), 2 * (BLEED_MILLIMETRES + 7));
    expectSizes(boxes(pdf, 'TrimBox'), 0);
  });

  it('uses process inks only', async () => {
    const drawings = pageDrawings(await print({ cutMarks: true }));
    expect(drawings).toHaveLength(plates.length);
    for (const drawing of drawings) expect(drawing).not.toMatch(/DeviceRGB|DeviceGray|\b(rg|RG|g|G)\n/);
  });

  it('is the same file for the same plates', async () => {
    expect((await print()).equals(await print())).toBe(true);
  });
});

const TOOLS = { pdftotext: '-v', pdffonts: '-v', pdftoppm: '-v', zbarimg: '--version' };
const missing = Object.entries(TOOLS).flatMap(([tool, flag]) => (runs(tool, flag) ? [] : [tool]));

function runs(tool: string, flag: string): boolean {
  try {
    execFileSync(tool, [flag], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// On a desk the tools may be absent; where releases are judged, absence is a failure and never a silent skip.
const mayBeAbsent = process.env.DIMING_CI !== '1';

describe.skipIf(mayBeAbsent && missing.length > 0)('read by other programs', () => {
  let folder = '';
  beforeAll(async () => {
    expect(missing, 'install poppler-utils and zbar-tools').toEqual([]);
    folder = mkdtempSync(join(tmpdir(), 'plates-'));
    writeFileSync(join(folder, 'plates.pdf'), await print({ cutMarks: true }));
  });
  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });
  const tool = (name: string, ...args: string[]): string =>
    execFileSync(name, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  it.each(plates.map((wish, i) => [wish.textCn, wish, i + 1] as const))('%s: the words are text', (_, wish, page) => {
    const text = tool('pdftotext', '-f', `${page}`, '-l', `${page}`, 'plates.pdf', '-').split(/\n+/);
    expect(text).toEqual(expect.arrayContaining([wish.textCn, wish.textRoman, ...(wish.number ? [wish.number] : [])]));
  });

  it.each(plates.map((wish, i) => [wish.textCn, i + 1] as const))('%s: the code leads to the sign', (_, page) => {
    // 90 dpi: a phone sees more from the reading distance of the smallest of these codes.
    tool('pdftoppm', '-r', '90', '-f', `${page}`, '-l', `${page}`, '-singlefile', '-png', 'plates.pdf', `page-${page}`);
    const decoded = tool('zbarimg', '-q', '--raw', `page-${page}.png`).trim();
    expect(decoded).toBe(qr.url);
    expect(parseSignUrl(decoded, SITE)).toEqual({ ok: true, id });
  });

  it('every font is embedded and readable', () => {
    const fonts = tool('pdffonts', 'plates.pdf').trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});
