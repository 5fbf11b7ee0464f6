import type { Language } from './addWords.ts';

const UNITS = {
  'zh-CN': { m: '米', km: '千米', m2: '平方米', ha: '公顷', km2: '平方千米' },
  en: { m: 'm', km: 'km', m2: 'm²', ha: 'ha', km2: 'km²' },
} as const;

/** A length: `860 米`, `1.25 千米`; in English `860 m`, `1.25 km`. */
export function formatLength(metres: number, language: Language): string {
  const { m, km } = UNITS[language];
  return metres < 1000 ? `${Math.round(metres)} ${m}` : `${(metres / 1000).toFixed(2)} ${km}`;
}

/** An area: `860 平方米`, `3.20 公顷` (10 000 m²), `1.25 平方千米`; in English `860 m²`, `3.20 ha`, `1.25 km²`. */
export function formatArea(squareMetres: number, language: Language): string {
  const { m2, ha, km2 } = UNITS[language];
  if (squareMetres < 10_000) return `${Math.round(squareMetres)} ${m2}`;
  if (squareMetres < 1_000_000) return `${(squareMetres / 10_000).toFixed(2)} ${ha}`;
  return `${(squareMetres / 1_000_000).toFixed(2)} ${km2}`;
}

/** A file size: `812 kB`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
