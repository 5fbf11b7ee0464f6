import type { ApplicationForm } from './applicationForm.ts';
import type { Faults } from './faultsOf.ts';

export const SECTIONS = ['place', 'names', 'detail', 'contact', 'files'] as const;
export type Section = (typeof SECTIONS)[number];

/** Where an entry stands on the page. */
export function sectionOf(pointer: string): Section {
  if (/^\/(category|division|geometry)/.test(pointer)) return 'place';
  if (pointer.startsWith('/candidates') || pointer.startsWith('/cancellation')) return 'names';
  if (pointer.startsWith('/contact')) return 'contact';
  return 'detail';
}

/** How far a section is: `wrong` only after the person tried to save. */
export function progressOf(section: Section, faults: Faults, shown: Faults): 'done' | 'todo' | 'wrong' {
  const isOf = (pointer: string) => sectionOf(pointer) === section;
  if (Object.keys(shown).some(isOf)) return 'wrong';
  return Object.keys(faults).some(isOf) ? 'todo' : 'done';
}

/** The element id of an entry, so that a list of faults can lead to it. */
export const fieldId = (pointer: string): string => `apply${pointer.replaceAll('/', '-')}`;

export type Change = (part: Partial<ApplicationForm>) => void;
