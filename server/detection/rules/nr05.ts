import { foreignRule } from '../foreignHits.ts';

/** Foreign person and place names are not used (TR art. 9(5)). */
export const nr05 = foreignRule('NR-05', ['country', 'region', 'city', 'person']);
