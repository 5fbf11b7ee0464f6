import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { featureTooLarge } from '../geoJson/geoJsonFeature.ts';
import { LIMITS } from '../limits.ts';
import { type XmlHandler, xmlPieces } from '../xmlPieces.ts';

/** A placemark as GeoJSON, and the folders in which it stands, from the outside in. */
export interface Placemark {
  folders: readonly string[];
  properties: Readonly<Record<string, unknown>>;
  geometry: unknown;
  size: number;
}

/**
 * The placemarks of a KML text one by one: each is cut out as it comes and made GeoJSON by the library, so that memory holds
 * one of them.
 * @throws Problem document-type, damaged, feature-too-large
 */
export async function* placemarks(texts: AsyncIterable<string>): AsyncGenerator<Placemark> {
  const cutting = new Cutting();
  for await (const cuts of xmlPieces(texts, cutting, () => cutting.taken()))
    for (const cut of cuts) yield geoJsonOf(cut);
}

interface Cut {
  folders: readonly string[];
  xml: string;
}

const STYLES: ReadonlySet<string> = new Set(['Style', 'StyleMap', 'styleUrl']);
const isFolder = (name: string | undefined): boolean => name === 'Folder' || name === 'Document';

/** Writes the text of each placemark again while the parser passes over it, without what only colours it. */
class Cutting implements XmlHandler {
  #folders: string[] = [];
  #open: string[] = [];
  #xml = '';
  #isIn = false;
  #cuts: Cut[] = [];

  taken(): Cut[] {
    const cuts = this.#cuts;
    this.#cuts = [];
    return cuts;
  }

  get #isWritten(): boolean {
    return this.#isIn && !this.#open.some((name) => STYLES.has(name));
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#open.push(name);
    if (name === 'Placemark') this.#isIn = true;
    if (isFolder(name)) this.#folders.push('');
    if (!this.#isWritten) return;
    const written = Object.entries(attributes).filter(([key]) => !key.startsWith('xmlns'));
    this.#write(
      `<${name}${written.map(([key, value]) => ` ${key.replace(/^\w+:/, '')}="${escaped(value)}"`).join('')}>`,
    );
  }

  #write(piece: string): void {
    this.#xml += piece;
    if (this.#xml.length > LIMITS.featureBytes) throw featureTooLarge();
  }

  text(piece: string): void {
    if (this.#isWritten) this.#write(escaped(piece));
    else if (this.#open.at(-1) === 'name' && isFolder(this.#open.at(-2)))
      this.#folders.push(`${this.#folders.pop() ?? ''}${piece}`);
  }

  close(name: string): void {
    if (this.#isWritten) this.#xml += `</${name}>`;
    this.#open.pop();
    if (isFolder(name)) this.#folders.pop();
    if (name !== 'Placemark') return;
    this.#cuts.push({ folders: [...this.#folders], xml: this.#xml });
    this.#xml = '';
    this.#isIn = false;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"\r]/g, (character) => ESCAPES[character] ?? '');

function geoJsonOf({ folders, xml }: Cut): Placemark {
  const document = new DOMParser().parseFromString(`<kml><Document>${xml}</Document></kml>`, 'text/xml');
  const [feature] = kml(document, { skipNullGeometry: false }).features;
  return {
    folders: folders.map((name) => name.trim()),
    properties: feature?.properties ?? {},
    geometry: ofOneKind(feature?.geometry ?? null),
    size: xml.length,
  };
}

type Geometry = NonNullable<ReturnType<typeof kml>['features'][number]['geometry']>;

/** KML has one element for several geometries of whatever kind: of one kind they are a geometry of several parts. */
function ofOneKind(geometry: Geometry | null): Geometry | null {
  if (geometry?.type !== 'GeometryCollection') return geometry;
  const parts = partsOf(geometry);
  const points = parts.flatMap((part) => (part.type === 'Point' ? [part.coordinates] : []));
  if (points.length === parts.length) return { type: 'MultiPoint', coordinates: points };
  const lines = parts.flatMap((part) => (part.type === 'LineString' ? [part.coordinates] : []));
  if (lines.length === parts.length) return { type: 'MultiLineString', coordinates: lines };
  const areas = parts.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : []));
  return areas.length === parts.length ? { type: 'MultiPolygon', coordinates: areas } : geometry;
}

const partsOf = (geometry: Geometry): Geometry[] =>
  geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : [geometry];
