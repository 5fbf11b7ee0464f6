import { foreignRule } from '../foreignHits.ts';

/** Foreign-worshipping: a foreign person's name. */
export const yang1 = foreignRule('YANG-1', ['person']);
