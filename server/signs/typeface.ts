import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** An outline font with the bytes that a PDF embeds. */
export interface Typeface {
  name: string;
  bytes: Buffer;
  font: Font;
}

// Ten megabytes a weight: only the weights that are used, each read once and only when first needed.
const FILES: Readonly<Record<string, string>> = {
  // Narrow by design: digits 350 mm high have 360 mm for two or three of them on a building plate.
  BebasNeue: 'bebas-neue/400Regular/BebasNeue_400Regular.ttf',
  // Official documents: for 仿宋 and 楷体, and for 小标宋.
  'NotoSerifSC-Regular': 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'NotoSerifSC-Bold': 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'NotoSansSC-Bold': 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'NotoSansSC-ExtraBold': 'noto-sans-sc/800ExtraBold/NotoSansSC_800ExtraBold.ttf',
  // Rare characters that Noto Sans SC lacks, in the forms of Hong Kong and of Japan.
  'NotoSansHK-ExtraBold': 'noto-sans-hk/800ExtraBold/NotoSansHK_800ExtraBold.ttf',
  'NotoSansJP-ExtraBold': 'noto-sans-jp/800ExtraBold/NotoSansJP_800ExtraBold.ttf',
};
const added: string[] = [];
const opened = new Map<string, Typeface>();

/** A font shipped with the program or added to it. An edition that names another face is our bug: it throws. */
export function typeface(name: string): Typeface {
  const known = opened.get(name);
  if (known) return known;
  const file = FILES[name];
  if (!file) throw new Error(`No font ${name} is shipped or was added`);
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}`);
  const face = readTypeface(name, path);
  opened.set(name, face);
  return face;
}

/** Adds a bureau's own lettering or a fallback for rare characters under a name; TrueType or OpenType, no collection. */
export function addTypeface(name: string, path: string): void {
  opened.set(name, readTypeface(name, path));
  if (!added.includes(name)) added.push(name);
}

/** Names of the added faces in the order of adding. */
export const addedTypefaces = (): readonly string[] => added;

function readTypeface(name: string, path: string): Typeface {
  const bytes = readFileSync(path);
  const font = create(bytes);
  if (!('layout' in font)) throw new Error(`${name} is a collection, not one font`);
  return { name, bytes, font };
}
