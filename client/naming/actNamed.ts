import { ActBodies, type ActName } from '#server/naming/actContract.ts';

const isAct = (name: string): name is ActName => name in ActBodies && name !== 'answer';

/** The act of this name, or undefined when this client does not know it (a newer server). */
export const actNamed = (name: string): ActName | undefined => (isAct(name) ? name : undefined);
