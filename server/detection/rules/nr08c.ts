import { uniquenessRule } from '../uniquenessRule.ts';

/** Streets, roads, lanes: unique in one built-up area (TR art. 9(8)). */
export const nr08c = uniquenessRule('NR-08c', ({ category }) => category === 'street', ['street']);
