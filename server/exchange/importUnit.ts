/** The properties under which offices and web maps keep a division's code and name. */
const CODE = ['code', 'division_code', 'adcode', '区划代码', '行政区划代码', '代码', 'xzqdm', 'pac', 'gb'];
const NAME = ['name', '名称', '区划名称', '行政区划名称', 'xzqmc', '建成区名称', '建成区', 'mc'];

/** What a feature calls itself, and the division code it gives, as the register writes it. */
export function namesOfFeature(properties: Readonly<Record<string, string>>): {
  name: string | null;
  code: string | null;
} {
  const given = firstValue(properties, CODE);
  const code = given === undefined ? null : (registerCode(given) ?? null);
  return { name: firstValue(properties, NAME) ?? null, code };
}

function firstValue(properties: Readonly<Record<string, string>>, keys: readonly string[]): string | undefined {
  const values = new Map(Object.entries(properties).map(([key, value]) => [key.trim().toLowerCase(), value]));
  for (const key of keys) {
    const text = (values.get(key) ?? '').normalize('NFKC').trim();
    if (text !== '') return text;
  }
  return undefined;
}

/** Statistics write twelve digits, the national map 156 before six; the register writes 6, 9 or 12. */
export function registerCode(given: string): string | undefined {
  const digits = given.replace(/^156(?=\d{6}$)/, '');
  if (!/^\d{6}(\d{3})?(\d{3})?$/.test(digits)) return undefined;
  return digits.replace(/^(\d{6})000(000)?$/, '$1').replace(/^(\d{9})000$/, '$1');
}
