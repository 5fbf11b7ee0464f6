import { characterLevel } from '../gazetteer/standardCharacters.ts';
import { isOfficial, type Subject } from './subject.ts';

/** Characters of level 3 of the General Standard Character Table in a name that is no official one (NR-03b). */
export const rareCharacters = (subject: Subject): string[] =>
  isOfficial(subject) ? [] : [...new Set(subject.text.filter((char) => characterLevel(char) === 3))];
