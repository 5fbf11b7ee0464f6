import { z } from 'zod';
import type { ChangeType } from '#server/divisions/changeContract.ts';
import { DossierDraft } from '#server/dossiers/draftContract.ts';
import type { FormValues } from '../naming/campaigns/FormDialog.tsx';

const Point = z.object({ coordinates: z.tuple([z.number(), z.number()]) });

/** Fields that the form keeps as text and the draft wants otherwise. */
const READ: Readonly<Record<string, (text: string) => unknown>> = {
  units: (text) => text.split(/[\s,，、]+/).filter((code) => code !== ''),
  special: (text) => text === 'yes',
  area: (text) => JSON.parse(text),
  newSeatPoint: (text) => Point.parse(JSON.parse(text)).coordinates,
};

/** The draft that a form makes, parsed by its contract. */
export function draftOf(change: ChangeType, values: FormValues) {
  const filled = Object.entries(values).filter(([name, value]) => value.trim() !== '' && !isNone(name, value));
  return DossierDraft.safeParse({
    special: false,
    ...Object.fromEntries(filled.map(([name, value]) => [name, READ[name]?.(value) ?? value])),
    change,
  });
}

const isNone = (name: string, value: string): boolean => name === 'entrusting' && value === 'no';

/** What stands in the form when a draft is edited. */
export function valuesOf({ change: _change, units, special, area, newSeatPoint, ...words }: DossierDraft): FormValues {
  const text = Object.entries(words).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    ...Object.fromEntries(text),
    ...(units ? { units: units.join('、') } : {}),
    special: special ? 'yes' : 'no',
    ...(area ? { area: JSON.stringify(area) } : {}),
    ...(newSeatPoint ? { newSeatPoint: JSON.stringify({ type: 'Point', coordinates: newSeatPoint }) } : {}),
  };
}
