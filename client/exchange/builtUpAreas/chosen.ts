import type { BuiltUpAreaId, BuiltUpTakeOver, ReadArea } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';

/** What each feature that is to come into force takes the place of, by its number; null: nothing. */
export type Chosen = Readonly<Record<number, BuiltUpAreaId | null>>;

/** Whether an area can be put into force as it was read. */
export const isGood = ({ findings }: ReadArea): boolean => findings.every(({ severity }) => severity !== 'error');

/** All that can be; each in the place of the area that bears its name. */
export const firstChoice = (areas: readonly ReadArea[]): Chosen =>
  Object.fromEntries(
    areas.filter(isGood).map(({ number, others }) => [number, others.find(({ isSame }) => isSame)?.id ?? null]),
  );

/** The choice with an area taken in or left out. */
export function withArea(chosen: Chosen, area: ReadArea, isTaken: boolean): Chosen {
  if (isTaken) return { ...chosen, ...firstChoice([area]) };
  return Object.fromEntries(Object.entries(chosen).filter(([number]) => Number(number) !== area.number));
}

/** The choice as the contract has it. */
export const itemsOf = (areas: readonly ReadArea[], chosen: Chosen): BuiltUpTakeOver['items'] =>
  areas.flatMap(({ number, others }) => {
    const id = chosen[number];
    if (id === undefined) return [];
    const old = others.find((other) => other.id === id);
    return [{ number, ...(old ? { replaces: { id: old.id, version: old.version } } : {}) }];
  });
