import { foreignRule } from '../foreignHits.ts';

/** Foreign-worshipping: a foreign place name. */
export const yang2 = foreignRule('YANG-2', ['country', 'region', 'city']);
