type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The document as readers of OpenAPI want it: one path for one shape of address, and arrays that say what is in them. The
 * generator writes `/files/{kind}` beside `/files/{fileId}` where two methods name the part differently, and tuples without `items`.
 */
export function tidied(document: object): object {
  const copy: unknown = JSON.parse(JSON.stringify(document), (_key, value: unknown) => withItems(value));
  if (!isObject(copy) || !isObject(copy.paths)) return document;
  return { ...copy, paths: onePathEach(copy.paths) };
}

function withItems(value: unknown): unknown {
  if (!isObject(value) || 'items' in value || ![value.type].flat().includes('array')) return value;
  const tuple = Array.isArray(value.prefixItems) ? value.prefixItems.length : undefined;
  return { ...value, items: {}, ...(tuple === undefined ? {} : { minItems: tuple, maxItems: tuple }) };
}

function onePathEach(paths: Json): Json {
  const byShape = new Map<string, string>();
  const kept: Json = {};
  for (const [path, methods] of Object.entries(paths)) {
    const shape = path.replaceAll(/\{\w+\}/g, '{}');
    const first = byShape.get(shape) ?? path;
    byShape.set(shape, first);
    const own = first === path ? methods : renamed(methods, namesOf(path), namesOf(first));
    kept[first] = { ...Object(kept[first]), ...Object(own) };
  }
  return kept;
}

const namesOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

function renamed(methods: unknown, from: readonly string[], to: readonly string[]): unknown {
  const named = (parameter: unknown): unknown => {
    if (!isObject(parameter) || parameter.in !== 'path') return parameter;
    const name = to[from.indexOf(String(parameter.name))] ?? parameter.name;
    return { ...parameter, name, description: `${parameter.name}` };
  };
  return Object.fromEntries(
    Object.entries(Object(methods)).map(([method, operation]) => {
      const { parameters } = Object(operation);
      return [
        method,
        Array.isArray(parameters) ? { ...Object(operation), parameters: parameters.map(named) } : operation,
      ];
    }),
  );
}
