import { execFile, execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { chance, photographedCode, photographedPlate, type Shot } from '#tests/signs/photographedPlate.ts';
import { codeMessage } from './codes/codeMessage.ts';
import { digitsOf } from './codes/signatureDigits.ts';
import { verifyCode } from './codes/verifyCode.ts';
import { SignType } from './contract.ts';
import { editionOf } from './editionOf.ts';
import { newSignId } from './newSignId.ts';
import { plateRule } from './plateFrame.ts';
import { type PlateLayout, plateLayout } from './plateLayout.ts';
import { readingDistance } from './readingDistance.ts';
import { signUrl } from './signUrl.ts';

const SIGNS = 500;
const edition = editionOf();
const SITES = ['https://dm.example.cn', 'https://dmfw.mzj.example.gov.cn', 'https://dm.cn'];
const seed = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 5)]);
const privateKey = createPrivateKey({ key: seed, format: 'der', type: 'pkcs8' });
const publicKey = createPublicKey(privateKey)
  .export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('base64url');
const KEYS = [{ id: 7, publicKey, revokedAt: null }];

interface Plate {
  id: string;
  url: string;
  layout: PlateLayout;
}

function plate(n: number): Plate {
  const id = newSignId('2026-03-01T00:00:00.000Z', chance(n));
  const digits = digitsOf(sign(null, codeMessage(7, id), privateKey));
  const url = signUrl(SITES[n % SITES.length] ?? '', { id, code: { key: 7, digits } });
  const type = SignType.options[n % SignType.options.length] ?? 'street';
  const { size } = plateRule(edition, type);
  const layout = plateLayout(edition, {
    ...{ type, widthMillimetres: size.widthMillimetres, heightMillimetres: size.heightMillimetres },
    ...{
      textCn: '裕民街',
      textRoman: 'YUMIN JIE',
      number: '12',
      postcode: '751100',
      azimuthDegrees: n % 2 === 0 ? 90 : 0,
      story: '相传明代在此筑堡屯田，堡前有井。',
    },
    qr: { url },
  });
  return { id, url, layout };
}

/** As a hand holds it: pictures from the reading distance, each turned a little and differently sharp. */
const frame = (n: number, layout: PlateLayout, no: number): Shot => ({
  distanceMetres: readingDistance(edition.qr, layout.qr?.moduleMillimetres ?? 0),
  tiltDegrees: 35,
  towardsDegrees: n * 47 + no * 5,
  blurPixels: 1 + no * 0.15,
  soiledShare: 0.15,
  seed: n,
});
// Less than half a second of a telephone's scanner.
const FRAMES = 4;

/** The texts a reader found in pictures that are named by number. */
type Reader = (pictures: ReadonlyMap<number, Buffer>) => Promise<ReadonlyMap<number, string>>;

/** The reader of the field app, with either way of telling dark from light. */
const zxing: Reader = async (pictures) => {
  const found = new Map<number, string>();
  for (const [n, picture] of pictures) {
    for (const binarizer of ['LocalAverage', 'GlobalHistogram'] as const) {
      if (found.has(n)) continue;
      const [read] = await readBarcodes(new Blob([new Uint8Array(picture)]), { formats: ['QRCode'], binarizer });
      if (read) found.set(n, read.text);
    }
  }
  return found;
};

const zbar: Reader = async (pictures) => {
  const folder = await mkdtemp(join(tmpdir(), 'plate-codes-'));
  for (const [n, picture] of pictures) await writeFile(join(folder, `${n}.jpg`), picture);
  const files = [...pictures.keys()].map((n) => `${n}.jpg`);
  const options = ['-q', '--xml', '--nodbus', '-Sdisable', '-Sqrcode.enable'];
  // Ends with an error where one of the pictures has no code.
  const xml = await new Promise<string>((resolve) => {
    execFile('zbarimg', [...options, ...files], { cwd: folder, maxBuffer: 1e8 }, (_error, stdout) => resolve(stdout));
  });
  await rm(folder, { recursive: true });
  const sources = xml.matchAll(/<source href='(\d+)\.jpg'>[\s\S]*?<\/source>/g);
  const texts = [...sources].map(([source, n]) => [Number(n), /CDATA\[(.*?)\]\]/.exec(source)?.[1] ?? ''] as const);
  return new Map(texts.filter(([, text]) => text !== ''));
};

const taken = new Map<string, Promise<Buffer>>();

/** Both readers look at the same pictures. */
function picture(plates: readonly Plate[], n: number, no: number): Promise<Buffer> {
  const of = plates[n];
  if (!of) throw new Error(`No plate ${n}`);
  const made = taken.get(`${n} ${no}`) ?? photographedCode(of.layout, frame(n, of.layout, no));
  taken.set(`${n} ${no}`, made);
  return made;
}

/** What is read of every plate, frame after frame for those not read yet; and how many in the first. */
async function readAll(plates: readonly Plate[], read: Reader): Promise<{ read: Map<number, string>; first: number }> {
  const found = new Map<number, string>();
  let first = 0;
  for (let no = 0; no < FRAMES; no++) {
    const pictures = new Map<number, Buffer>();
    for (const n of plates.keys()) if (!found.has(n)) pictures.set(n, await picture(plates, n, no));
    for (const [n, text] of await read(pictures)) found.set(n, text);
    if (no === 0) first = found.size;
  }
  return { read: found, first };
}

const plates = Array.from({ length: SIGNS }, (_, n) => plate(n));

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer } });
});

function hasZbar(): boolean {
  try {
    execFileSync('zbarimg', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
// On a desk the tool may be absent; where releases are judged, absence is a failure and never a silent skip.
const mayBeAbsent = process.env.DIMING_CI !== '1' && !hasZbar();

// 20 s of a processor in all; a busy machine needs several times that.
describe('500 plates of every type at reading distance, tilted 35°, blurred, 15 % of the code soiled', {
  timeout: 300_000,
}, () => {
  it.each([
    ['zxing', zxing, false],
    ['zbar', zbar, mayBeAbsent],
  ] as const)('%s reads 99 % of them, and none wrong', async (name, reader, skipped) => {
    if (skipped) return;
    const { read, first } = await readAll(plates, reader);
    const wrong = [...read].filter(([n, text]) => text !== plates[n]?.url);
    console.info(`${name}: ${read.size} of ${SIGNS} read, ${first} in the first picture`);
    expect(wrong).toEqual([]);
    expect(read.size).toBeGreaterThanOrEqual(SIGNS * 0.99);
  });

  it('all codes are genuine without a server', () => {
    for (const { id, url } of plates) expect(verifyCode(url, KEYS)).toMatchObject({ state: 'genuine', id, key: 7 });
  });

  it.each([
    ['zxing', zxing, false],
    ['zbar', zbar, mayBeAbsent],
  ] as const)('%s finds the code of a whole plate of each type', async (_, reader, skipped) => {
    if (skipped) return;
    const some = plates.slice(0, SignType.options.length);
    const pictures = new Map<number, Buffer>();
    for (const [n, { layout }] of some.entries())
      pictures.set(n, await photographedPlate(layout, { ...frame(n, layout, 0), blurPixels: 1 }));
    expect(await reader(pictures)).toEqual(new Map(some.map(({ url }, n) => [n, url])));
  });
});
