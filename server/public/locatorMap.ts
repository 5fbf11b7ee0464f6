import { type Html, html } from './html.ts';
import type { LocatorShapes, Shape } from './locatorShapes.ts';
import { mapCorner, mapCredit } from './mapCredit.ts';
import { type MapFrame, mapFrame } from './mapFrame.ts';
import { pathData, pointsOf } from './pathData.ts';
import type { View } from './view.ts';

const WIDTH = 360;
const HEIGHT = 260;

/**
 * Where a place lies: its county with the place marked, and for lines and areas a closer look. Drawn from the register,
 * nothing is fetched. Nothing at all where the place has no position.
 */
export function locatorMap(view: View, name: string, shapes: LocatorShapes, folded = false): Html | null {
  const place = shapes.drawn.find((drawn) => drawn.isPlace);
  if (!place) return null;
  const outlines = outlinesOf(shapes);
  const isSchematic = outlines.some((d) => d.schematic) || shapes.drawn.some((d) => d.schematic);
  const hasShape = place.shape.type !== 'Point' || shapes.drawn.length > 1;
  const maps = [
    shapes.divisions.length > 0 && overview(view, name, shapes, place.mark),
    hasShape && unfolding(view, closeUp(view, name, shapes), folded && shapes.divisions.length > 0),
  ];
  if (!maps.some(Boolean)) return null;
  return html`<figure><div class="maps">${maps}</div><figcaption>${caption(view, isSchematic)}${mapCredit(view, outlines)}<br>${coordinates(view, place.mark)}</figcaption></figure>`;
}

/** On demand only, where another map is seen already. */
const unfolding = ({ say }: View, map: Html, folded: boolean): Html =>
  folded ? html`<details><summary>${say('查看形状与周边', 'Closer map')}</summary>${map}</details>` : map;

function caption({ say }: View, isSchematic: boolean): string {
  return isSchematic
    ? say('示意图，界线与位置不作为依据。', 'Schematic: outlines and positions are no evidence. ')
    : say('位置图。', 'Location. ');
}

type Division = LocatorShapes['divisions'][number];
type Outline = Division & { shape: Shape };

/** The divisions of which the outline may be drawn. */
const outlinesOf = ({ divisions }: LocatorShapes): Outline[] =>
  divisions.flatMap((division) => (division.shape === null ? [] : [{ ...division, shape: division.shape }]));

function coordinates({ say }: View, [lon, lat]: readonly [number, number]): string {
  return `${say('坐标', 'Coordinates')} ${lat.toFixed(5)}° N, ${lon.toFixed(5)}° E (CGCS2000)`;
}

function overview(view: View, name: string, shapes: LocatorShapes, mark: readonly [number, number]): Html {
  const { say } = view;
  const outlines = outlinesOf(shapes);
  const points =
    outlines.length > 0 ? outlines.flatMap(({ shape }) => pointsOf(shape)) : shapes.divisions.map((d) => d.mark);
  const frame = mapFrame([...points, mark], WIDTH, HEIGHT);
  const whole = shapes.divisions.find(({ isWhole }) => isWhole);
  const title = whole
    ? say(`${name}在${whole.name}的位置`, `Where ${name} lies in ${whole.name}`)
    : say(`${name}的位置`, `Where ${name} lies`);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${title}</title>${outlines.map(
    ({ shape, isWhole }) =>
      isWhole
        ? html`<path d="${pathData(shape, frame)}" fill="none" stroke="#3f6296" stroke-width="2" stroke-linejoin="round"/>`
        : html`<path d="${pathData(shape, frame)}" fill="#e3ecf8" stroke="#b4c5dc" stroke-width="1" stroke-linejoin="round"/>`,
  )}${shapes.divisions.filter(({ shape, isWhole }) => shape === null && !isWhole).map((division) => nameAt(frame, division))}${pin(frame, mark, name)}${
    whole && corner(whole.name)
  }${schematicMark(
    say,
    outlines.some(({ schematic }) => schematic),
  )}${mapCorner(view, outlines, [WIDTH, HEIGHT])}</svg>`;
}

/** A division without an outline: its name where it lies. */
function nameAt(frame: MapFrame, { name, mark }: Division): Html {
  const [x, y] = frame.project(mark);
  return html`<text x="${x}" y="${y}" font-size="12" fill="#5b6f8c" text-anchor="middle">${name}</text>`;
}

function closeUp({ say }: View, name: string, { drawn }: LocatorShapes): Html {
  const place = drawn.filter(({ isPlace }) => isPlace);
  const around = drawn.filter(({ isPlace }) => !isPlace);
  const seen = place.flatMap(({ shape }) => pointsOf(shape));
  const frame = mapFrame(seen, WIDTH, HEIGHT);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${say(
    `${name}的形状与周边`,
    `${name} and what lies around it`,
  )}</title>${around.map(({ shape }) => context(shape, frame))}${place.map(({ shape }) => subject(shape, frame))}${scaleBar(
    say,
    frame,
  )}${northArrow(say)}${schematicMark(
    say,
    drawn.some(({ schematic }) => schematic),
  )}</svg>`;
}

const isArea = (shape: Shape): boolean => shape.type.endsWith('Polygon');

const context = (shape: Shape, frame: MapFrame): Html =>
  isArea(shape)
    ? html`<path d="${pathData(shape, frame)}" fill="#e4ece2" stroke="#bccab7"/>`
    : html`<path d="${pathData(shape, frame)}" fill="none" stroke="#c3cedb" stroke-width="4" stroke-linecap="round"/>`;

function subject(shape: Shape, frame: MapFrame): Html {
  if (shape.type === 'Point') return pin(frame, shape.coordinates, '');
  const d = pathData(shape, frame);
  if (isArea(shape)) return html`<path d="${d}" fill="#c9302c" fill-opacity=".2" stroke="#b3261e" stroke-width="2.5"/>`;
  return html`<path d="${d}" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round"/><path d="${d}" fill="none" stroke="#b3261e" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function pin(frame: MapFrame, at: readonly [number, number], label: string): Html {
  const [x, y] = frame.project(at);
  const isRight = x > WIDTH / 2;
  return html`<circle cx="${x}" cy="${y}" r="13" fill="#b3261e" fill-opacity=".18"/><circle cx="${x}" cy="${y}" r="5.5" fill="#b3261e" stroke="#fff" stroke-width="2"/>${
    label &&
    html`<text x="${x + (isRight ? -12 : 12)}" y="${y + 5}" font-size="15" font-weight="700" fill="#14202e" stroke="#fff" stroke-width="4" paint-order="stroke" text-anchor="${isRight ? 'end' : 'start'}">${label}</text>`
  }`;
}

const corner = (label: string): Html =>
  html`<text x="12" y="24" font-size="14" fill="#3f6296" font-weight="600">${label}</text>`;

const schematicMark = (say: View['say'], isSchematic: boolean): Html | false =>
  isSchematic &&
  html`<text x="${WIDTH - 12}" y="24" font-size="13" fill="#8a4b00" stroke="#fff" stroke-width="5" paint-order="stroke" text-anchor="end">${say('示意', 'Schematic')}</text>`;

const northArrow = (say: View['say']): Html =>
  html`<rect x="6" y="6" width="24" height="42" rx="5" fill="#fff" fill-opacity=".85"/><g fill="#3f6296"><path d="M18 11l5 15-5-3-5 3z"/><text x="18" y="42" font-size="12" text-anchor="middle">${say('北', 'N')}</text></g>`;

/** A bar of 1, 2 or 5 times a power of ten metres, at most a third of the width. */
function scaleBar(say: View['say'], { unitsPerMetre }: MapFrame): Html {
  const room = WIDTH / 3 / unitsPerMetre;
  const power = 10 ** Math.floor(Math.log10(room));
  const metres = power * ([5, 2].find((step) => step * power <= room) ?? 1);
  const length = Math.round(metres * unitsPerMetre);
  const y = HEIGHT - 14;
  return html`<rect x="6" y="${y - 14}" width="${length + 62}" height="22" rx="5" fill="#fff" fill-opacity=".85"/><path d="M12 ${y - 5}v5h${length}v-5" fill="none" stroke="#14202e" stroke-width="1.5"/><text x="${length + 18}" y="${y}" font-size="12" fill="#14202e">${
    metres >= 1000 ? `${metres / 1000} ${say('千米', 'km')}` : `${metres} ${say('米', 'm')}`
  }</text>`;
}
