import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that contracts come out as. */
export interface JsonSchema {
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  prefixItems?: readonly JsonSchema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  pattern?: string;
}

/**
 * Values of the right shape for a contract's schema. Most fit; rules that JSON Schema cannot say (look-behind, refinements)
 * are left to chance.
 */
export const arbitraryOf = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  ofJsonSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);

/** One value that the schema accepts, the same every time. @throws Error when 500 tries give none */
export function fittingSample(schema: z.ZodType): unknown {
  const fits = fc
    .sample(arbitraryOf(schema), { numRuns: 500, seed: 12 })
    .find((value) => schema.safeParse(value).success);
  if (fits === undefined) throw new Error(`No sample fits ${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))}`);
  return fits;
}

/** Values of the shape of a JSON Schema without references. */
export function ofJsonSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(ofJsonSchema));
  return (BY_TYPE[schema.type ?? ''] ?? anyJson)(schema);
}

const anyJson = (): fc.Arbitrary<unknown> => fc.jsonValue({ maxDepth: 2 });

const BY_TYPE: Readonly<Record<string, (schema: JsonSchema) => fc.Arbitrary<unknown>>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -1e6, maximum = 1e6 }) => fc.integer({ min: clamp(minimum), max: clamp(maximum) }),
  number: ({ minimum = -1e9, maximum = 1e9 }) =>
    fc.oneof(
      fc.double({ min: minimum, max: maximum, noNaN: true }),
      fc.integer({ min: clamp(minimum), max: clamp(maximum) }),
    ),
  string: text,
  array: ({ items = {}, prefixItems, minItems = 0, maxItems = 1e9 }) =>
    prefixItems
      ? fc.tuple(...prefixItems.map(ofJsonSchema))
      : fc.array(ofJsonSchema(items), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) }),
  object: ({ properties = {}, required = [] }) =>
    fc
      .record(Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, ofJsonSchema(value)])), {
        requiredKeys: [...required],
      })
      .map(withClosedRings),
};

/** GeoJSON polygons, whose rings end where they begin: a rule that no JSON Schema can say. */
function withClosedRings(value: Record<string, unknown>): Record<string, unknown> {
  if (value.type !== 'Polygon' && value.type !== 'MultiPolygon') return value;
  return { ...value, coordinates: closed(value.coordinates) };
}

function closed(part: unknown): unknown {
  if (!Array.isArray(part)) return part;
  return typeof part[0]?.[0] === 'number' ? [...part, part[0]] : part.map(closed);
}

const clamp = (value: number): number => Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.trunc(value)));

const BY_FORMAT: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid({ version: 4 }),
  date: fc.constantFrom('2026-03-02', '2024-02-29', '1949-10-01', '9999-12-31', '0001-01-01'),
  'date-time': fc.constantFrom('2026-03-02T08:00:00+08:00', '2026-03-02T00:00:00Z'),
};

// What patterns of the contracts with look-behind or names want; whichever matches is taken.
const SPECIMENS = [
  '迎宾湖路',
  '稻花苑',
  '640302',
  '640302001',
  '吴政发〔2026〕12号',
  '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'a',
];

function text({ format, pattern, minLength = 0, maxLength = 300 }: JsonSchema): fc.Arbitrary<string> {
  const known = format === undefined ? undefined : BY_FORMAT[format];
  if (known) return known;
  if (pattern !== undefined) {
    const fitting = SPECIMENS.filter((specimen) => new RegExp(pattern, 'u').test(specimen));
    return fitting.length > 0 ? fc.constantFrom(...fitting) : matching(pattern);
  }
  const bounds = { minLength, maxLength: Math.min(maxLength, minLength + 20) };
  return fc.oneof(
    fc.string(bounds),
    fc.string({ ...bounds, unit: 'grapheme' }),
    fc.constantFrom(...specimens(minLength)),
  );
}

/** Of a pattern that the library cannot follow (a class of characters that it does not know) any text, which then seldom fits. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return fc.string();
  }
}

const specimens = (minLength: number): string[] =>
  ['裕民路', "'; drop table place; --", '%_\\', '利通区西部，东起甲路']
    .filter((each) => each.length >= minLength)
    .concat('字'.repeat(minLength + 1));
