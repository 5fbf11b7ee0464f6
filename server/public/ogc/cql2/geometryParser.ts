import { EmbeddedActionsParser } from 'chevrotain';
import type { Position, Scalar, Shape, Spatial } from './syntax.ts';
import * as T from './tokens.ts';

/** The text inside quotes, where a quote is written twice. */
export const unquoted = (text: string, quote: string): string => text.slice(1, -1).replaceAll(quote + quote, quote);

type Property = Extract<Scalar, { kind: 'property' }>;
type Ring = readonly Position[];

/** Names of properties and geometries of the grammar; the rest is in `parser.ts`. */
export class GeometryParser extends EmbeddedActionsParser {
  constructor() {
    super(T.TOKENS, { maxLookahead: 3, recoveryEnabled: false });
  }

  readonly property = this.RULE(
    'property',
    (): Property =>
      this.OR<Property>([
        { ALT: () => ({ kind: 'property', name: this.CONSUME(T.Name).image }) },
        { ALT: () => ({ kind: 'property', name: unquoted(this.CONSUME(T.QuotedName).image, '"') }) },
      ]),
  );

  readonly geometry = this.RULE(
    'geometry',
    (): Spatial =>
      this.OR<Spatial>([
        { ALT: () => this.SUBRULE(this.property) },
        { ALT: () => this.SUBRULE(this.box) },
        { ALT: () => this.SUBRULE(this.point) },
        { ALT: () => this.SUBRULE(this.line) },
        { ALT: () => this.SUBRULE(this.polygon) },
        { ALT: () => this.SUBRULE(this.multiPolygon) },
      ]),
  );

  readonly box = this.RULE('box', (): Shape => {
    this.CONSUME(T.Box);
    this.CONSUME(T.Open);
    const a = this.SUBRULE1(this.numeral);
    this.CONSUME1(T.Comma);
    const b = this.SUBRULE2(this.numeral);
    this.CONSUME2(T.Comma);
    const c = this.SUBRULE3(this.numeral);
    this.CONSUME3(T.Comma);
    const d = this.SUBRULE4(this.numeral);
    this.CONSUME(T.Close);
    return { kind: 'box', corners: [a, b, c, d] };
  });

  readonly point = this.RULE('point', (): Shape => {
    this.CONSUME(T.Point);
    this.CONSUME(T.Open);
    const at = this.SUBRULE(this.position);
    this.CONSUME(T.Close);
    return { kind: 'point', at };
  });

  readonly line = this.RULE('line', (): Shape => {
    this.CONSUME(T.Line);
    return { kind: 'line', points: this.SUBRULE(this.positions) };
  });

  readonly polygon = this.RULE('polygon', (): Shape => {
    this.CONSUME(T.Polygon);
    return { kind: 'polygons', polygons: [this.SUBRULE(this.rings)] };
  });

  readonly multiPolygon = this.RULE('multiPolygon', (): Shape => {
    const polygons: (readonly Ring[])[] = [];
    this.CONSUME(T.MultiPolygon);
    this.CONSUME(T.Open);
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => polygons.push(this.SUBRULE(this.rings)) });
    this.CONSUME(T.Close);
    return { kind: 'polygons', polygons };
  });

  readonly rings = this.RULE('rings', (): readonly Ring[] => {
    const rings: Ring[] = [];
    this.CONSUME(T.Open);
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => rings.push(this.SUBRULE(this.positions)) });
    this.CONSUME(T.Close);
    return rings;
  });

  readonly positions = this.RULE('positions', (): Ring => {
    const points: Position[] = [];
    this.CONSUME(T.Open);
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => points.push(this.SUBRULE(this.position)) });
    this.CONSUME(T.Close);
    return points;
  });

  readonly position = this.RULE('position', (): Position => {
    const first = this.SUBRULE1(this.numeral);
    return [first, this.SUBRULE2(this.numeral)];
  });

  readonly numeral = this.RULE('numeral', (): number => Number(this.CONSUME(T.Numeral).image));
}
