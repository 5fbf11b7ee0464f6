/**
 * 1,000 plates to one PDF: its time as a ratio to drawing their 1,000 codes alone, and what it adds to the memory between the
 * 100th and the last plate: `node --import tsx tests/bench/plates.ts`.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignType } from '#server/signs/contract.ts';
import { editionOf } from '#server/signs/editionOf.ts';
import { newSignId } from '#server/signs/newSignId.ts';
import { plateRule } from '#server/signs/plateFrame.ts';
import { type PlateLayout, plateLayout } from '#server/signs/plateLayout.ts';
import { writePlates } from '#server/signs/platePdf.ts';
import { qrMark } from '#server/signs/qrMark.ts';
import { median } from './benchRegister.ts';

const PLATES = 1000;
const EARLY = 100;
const AT = '2026-03-01T00:00:00.000Z';
const FIRST = [...'裕民金积盛元利通朝阳友谊明珠吴灵开元富平秦渠汉渠'];
const SECOND = [...'安康福寿宁和平顺兴旺昌隆文博学士兰亭雅苑'];

const edition = editionOf();
// As long as a signed address is.
const addressOf = (): string => `https://dm.example.cn/s/${newSignId(AT)}?v=2&k=1&g=${'3'.repeat(155)}`;
const urls = Array.from({ length: PLATES }, addressOf);
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const rss = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss;
};

function* plates(): Generator<PlateLayout> {
  for (const [i, url] of urls.entries()) {
    const type = SignType.options[i % SignType.options.length] ?? 'street';
    const { size } = plateRule(edition, type);
    const textCn = `${FIRST[i % FIRST.length]}${SECOND[Math.floor(i / FIRST.length) % SECOND.length]}路`;
    yield plateLayout(edition, {
      ...{ type, textCn, textRoman: `YU${'AIN'.slice(i % 3)} LU`, number: String((i % 99) + 1), ground: 'blue' },
      ...{ widthMillimetres: size.widthMillimetres, heightMillimetres: size.heightMillimetres, qr: { url } },
      story: '旧时沿路种稻，渠水环绕。',
    });
  }
}

function codes(): number {
  const start = performance.now();
  for (const url of urls) qrMark(url, { x: 0, y: 0, width: 120, height: 120 }, edition.qr);
  return performance.now() - start;
}

const folder = await mkdtemp(join(tmpdir(), 'bench-plates-'));
const path = join(folder, 'plates.pdf');
// Fonts opened and programs compiled before the clock runs.
await writePlates([...plates()].slice(0, 20), createWriteStream(path), { title: 'bench', createdAt: AT });
const alone = [codes(), codes(), codes()];
let early = 0;
let most = 0;
const start = performance.now();
await writePlates(plates(), createWriteStream(path), { title: 'bench', createdAt: AT, cutMarks: true }, (pages) => {
  if (pages === EARLY) early = rss();
  if (pages % EARLY === 0) most = Math.max(most, rss());
  if (pages % (2 * EARLY) === 0) console.log(`  ${pages} of ${PLATES}`);
});
const time = performance.now() - start;
const late = rss();
const { size } = await stat(path);
await rm(folder, { recursive: true });
const baseline = median(alone) ?? 1;
console.log(
  `${PLATES} plates to one PDF of ${megabytes(size)}: ${(time / baseline).toFixed(1)} × drawing their codes alone`,
);
console.log(`  ${time.toFixed(0)} ms against ${baseline.toFixed(0)} ms`);
console.log(
  `memory after ${EARLY}: ${megabytes(early)}, after ${PLATES}: ${megabytes(late)} (${(late / early).toFixed(2)} ×), most between: ${megabytes(most)}`,
);
