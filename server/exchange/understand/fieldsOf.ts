import type { FieldsOf } from '../imports/importSteps.ts';
import { fieldTable } from './fieldTable.ts';

/** The fields that rows of a kind can fill, for the screen of the mapping. */
export const fieldsOf: FieldsOf = (kind) =>
  fieldTable(kind).map(({ field, label, label_en: labelEn, required }) => ({ field, label, labelEn, required }));
