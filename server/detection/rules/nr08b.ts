import { uniquenessRule } from '../uniquenessRule.ts';

/** Sites of village and resident committees: unique in one county-level division (TR art. 9(8)). */
export const nr08b = uniquenessRule('NR-08b', ({ category }) => category === 'committee_site', ['committee_site']);
