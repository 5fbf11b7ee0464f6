import type { Subject } from './subject.ts';

/** A proposed name and the division of its place, which nobody has drawn. */
export interface UndrawnName {
  subject: Subject;
  division: string;
}
