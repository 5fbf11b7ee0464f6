import { letterRule } from '../letterRuns.ts';

/** Foreign-worshipping: named directly in a foreign script (MOMOPARK). */
export const yang3 = letterRule('YANG-3', 'FOREIGN_SCRIPT', false);
