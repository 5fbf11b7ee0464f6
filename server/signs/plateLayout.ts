import type { Problem } from '../platform/problem.ts';
import type { Box } from './box.ts';
import { directionColour } from './directionColour.ts';
import { fitStory } from './fitStory.ts';
import { type FittedText, fitText } from './fitText.ts';
import { type Band, meet, type PlateFrame, plateFrame, plateRule, withMinorityBand } from './plateFrame.ts';
import { plateRefusal } from './plateRefusal.ts';
import { type QrMark, qrMark } from './qrMark.ts';
import type { BandRole, Colour, PlateRule, SignEdition } from './signEdition.ts';
import { addedTypefaces, type Typeface, typeface } from './typeface.ts';

/** What the plate is to say. */
export interface PlateWish {
  type: PlateRule['type'];
  widthMillimetres: number;
  heightMillimetres: number;
  textCn: string;
  /** The sign form of the approved spelling (`signRoman`). */
  textRoman: string;
  textMinority?: string;
  number?: string;
  postcode?: string;
  /** A short text on the place, as the register has it; for plates with a band of that kind. */
  story?: string;
  /** Street's run, degrees clockwise from north; decides the ground where the edition says `direction`. */
  azimuthDegrees?: number;
  /** Colour id chosen by a person; goes before the azimuth. */
  ground?: string;
  qr?: { url: string; sideMillimetres?: number };
}

/** A plate ready to be drawn. Millimetres from the top left corner, y downwards; JSON all through. */
export interface PlateLayout {
  edition: string;
  type: PlateRule['type'];
  widthMillimetres: number;
  heightMillimetres: number;
  cornerMillimetres: number;
  rimMillimetres: number;
  rimOuter: Box;
  inner: Box;
  edgeColour: Colour;
  rimColour: Colour;
  panels: { box: Box; ground: Colour }[];
  bands: { holds: BandRole; box: Box }[];
  texts: FittedText[];
  qr: QrMark | null;
  qrDark: Colour;
  qrLight: Colour;
}

/**
 * Lays a plate out by the proportions of its edition, the QR code beside or under the text as the plate's rule says.
 * A character that the edition's face lacks is drawn by a face the bureau added (`addTypeface`), then by the edition's fallbacks.
 * Throws Problem `conflict` with a PlateRefusalCode.
 */
export function plateLayout(edition: SignEdition, wish: PlateWish): PlateLayout {
  const rule = plateRule(edition, wish.type);
  const face = { x: 0, y: 0, width: wish.widthMillimetres, height: wish.heightMillimetres };
  const frame = plateFrame(edition, rule, face, wish.story?.trim() ? [] : ['story']);
  const bands = wish.textMinority ? withMinorityBand(frame.bands, edition.minority.share) : frame.bands;
  const qr = wish.qr ? qrMark(wish.qr.url, qrBox(frame, rule, wish.qr.sideMillimetres), edition.qr) : null;
  const panels = frame.panels.map((panel) => ({ box: panel.box, ground: groundOf(edition, wish, panel.ground) }));
  return {
    edition: edition.id,
    type: wish.type,
    widthMillimetres: wish.widthMillimetres,
    heightMillimetres: wish.heightMillimetres,
    cornerMillimetres: frame.cornerMillimetres,
    rimMillimetres: frame.rimMillimetres,
    rimOuter: frame.rimOuter,
    inner: frame.inner,
    edgeColour: groundOf(edition, wish, frame.panels[0]?.ground ?? 'direction'),
    rimColour: colour(edition, frame.panels[0]?.ink ?? 'white'),
    panels,
    bands: bands.map(({ holds, box }) => ({ holds, box })),
    texts: bands.flatMap((band) => textIn(band, { edition, rule, wish, frame, qr })),
    qr,
    qrDark: colour(edition, 'black'),
    qrLight: colour(edition, 'white'),
  };
}

interface Setting {
  edition: SignEdition;
  rule: PlateRule;
  wish: PlateWish;
  frame: PlateFrame;
  qr: QrMark | null;
}

function textIn(band: Band, { edition, rule, wish, frame, qr }: Setting): FittedText[] {
  const { holds } = band;
  const text = textFor(holds, wish)?.trim();
  if (!text && band.optional) return [];
  if (!text) throw withoutText(holds);
  const box = roomFor(band.box, frame, qr, rule);
  const ink = colour(edition, band.ink);
  const bandMillimetres = meet(band.box, frame.inner).height;
  if (holds === 'story') {
    const { story } = edition.lettering;
    return fitStory({ text, ink, box: inMiddle(box, STORY_SHARE) }, story, facesFor(text, story.face, edition));
  }
  const lettering = edition.lettering.bands[holds];
  const minLetterMillimetres = holds === 'number' ? (rule.digits?.minMillimetres ?? 0) : 0;
  return [
    fitText(
      { holds, text, ink, box, bandMillimetres, minLetterMillimetres },
      lettering,
      facesFor(text, lettering.face, edition),
    ),
  ];
}

/** The edition's face, and the others only where it lacks a character: each of them is some megabytes to open. */
function facesFor(text: string, face: string, { lettering }: SignEdition): Typeface[] {
  const own = typeface(face);
  const hasAll = [...text.normalize('NFC')].every((each) => own.font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0));
  return hasAll ? [own] : [own, ...[...addedTypefaces(), ...lettering.fallbacks].map(typeface)];
}

// The paragraph keeps away from the bands above and the rim below.
const STORY_SHARE = 0.84;
const inMiddle = (box: Box, share: number): Box => ({
  ...box,
  y: box.y + (box.height * (1 - share)) / 2,
  height: box.height * share,
});

const withoutText = (holds: BandRole): Problem =>
  plateRefusal('text-missing', {
    detail: `The plate has no text for ${holds}`,
    detailZh: MISSING_ZH[holds] ?? `版面缺少内容：${holds}`,
    facts: { band: holds },
  });

const MISSING_ZH: Readonly<Partial<Record<BandRole, string>>> = {
  roman: '没有审定的罗马字母拼写，不能制作版面',
  number: '缺少门楼牌号，请填写号码',
  unit: '缺少单元号，请填写号码',
  story: '地名库中没有该地名的来历或含义，不能制作说明牌',
};

function textFor(holds: BandRole, wish: PlateWish): string | undefined {
  const texts: Record<BandRole, string | undefined> = {
    minority: wish.textMinority,
    chinese: wish.textCn,
    roman: wish.textRoman,
    number: wish.number,
    unit: unitText(wish.number),
    postcode: wish.postcode,
    story: wish.story,
  };
  return texts[holds];
}

/** Unit 3, or unit 3 of building 12: numbers are kept as `3` and `12-3`. */
function unitText(number: string | undefined): string | undefined {
  const [first, second] = number?.trim().split('-') ?? [];
  if (!first) return undefined;
  return second === undefined ? `${first}单元` : `${first}号楼${second}单元`;
}

/** What is left of a band inside the rim, beside or above the QR code. */
function roomFor(band: Box, frame: PlateFrame, qr: QrMark | null, rule: PlateRule): Box {
  const seen = meet(band, frame.inner);
  const padding = frame.paddingMillimetres;
  const room = { ...seen, x: seen.x + padding, width: seen.width - 2 * padding };
  if (!qr) return room;
  if (rule.qr.place === 'right') return { ...room, width: Math.min(room.width, qr.box.x - padding - room.x) };
  const isOver = band.x + band.width > qr.box.x && band.y < qr.box.y;
  return isOver ? { ...room, height: Math.min(room.height, qr.box.y - room.y) } : room;
}

function qrBox(frame: PlateFrame, rule: PlateRule, wished: number | undefined): Box {
  const side = wished ?? rule.qr.sideMillimetres;
  const gap = frame.paddingMillimetres / 2;
  const { inner } = frame;
  if (side + 2 * gap > Math.min(inner.height, inner.width)) {
    throw plateRefusal('does-not-fit', {
      detail: `A QR code of ${side} mm does not fit the face`,
      detailZh: `边长${side}毫米的二维码超出版面`,
      facts: {
        neededMillimetres: Math.ceil(side + 2 * gap),
        availableMillimetres: Math.floor(Math.min(inner.height, inner.width)),
      },
    });
  }
  const number = frame.bands.find((band) => band.holds === 'number')?.box ?? inner;
  const bottom = inner.y + inner.height - gap - side;
  if (rule.qr.place === 'under-number') {
    const column = meet(number, inner);
    return { x: column.x + (column.width - side) / 2, y: bottom, width: side, height: side };
  }
  const x = inner.x + inner.width - frame.paddingMillimetres - side;
  return { x, y: inner.y + (inner.height - side) / 2, width: side, height: side };
}

function groundOf(edition: SignEdition, wish: PlateWish, ground: string): Colour {
  if (ground !== 'direction') return colour(edition, ground);
  if (wish.ground) return colour(edition, wish.ground);
  if (wish.azimuthDegrees !== undefined) return colour(edition, directionColour(edition, wish.azimuthDegrees).ground);
  throw plateRefusal('no-direction', {
    detail: 'The street has no dominant direction; choose the ground',
    detailZh: '道路走向无法判定，请人工选择牌面底色',
    facts: { type: wish.type },
  });
}

function colour(edition: SignEdition, id: string): Colour {
  const found = edition.colours.find((row) => row.id === id);
  if (!found) throw new Error(`Edition ${edition.id} has no colour ${id}`);
  return found;
}
