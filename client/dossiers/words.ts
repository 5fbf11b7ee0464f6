import { z } from 'zod';
import { DossierActBodies } from '#server/dossiers/actContract.ts';
import { addWords } from '../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export const useDossierWords = addWords('dossiers', { 'zh-CN': chineseWords, en: englishWords });
export type DossierWord = keyof typeof chineseWords;

const KINDS = [
  ...([
    'signs',
    'cases',
    'places',
    'outline',
    'organisations',
    'campaigns',
    'lines',
    'names',
    'moved',
    'markers',
  ] as const),
  'committees',
] as const;

/** The kind of a task, as its word is called. */
export const taskKind = (kind: string): (typeof KINDS)[number] => KINDS.find((known) => known === kind) ?? 'places';

const MISSING = ['effect', 'announcement', 'survey', 'map', 'report', 'tasks', 'places'] as const;

/** What is missing, as its word is called. */
export const missingPart = (part: string): (typeof MISSING)[number] =>
  MISSING.find((known) => known === part) ?? 'tasks';

const OPINIONS = ['agree', 'agree_with_conditions', 'disagree', 'no_comment'] as const;

/** An opinion, as its word is called. */
export const opinionWord = (opinion: string | null): (typeof OPINIONS)[number] =>
  OPINIONS.find((known) => known === opinion) ?? 'no_comment';

const ACTS = ['create', 'edit', ...z.object(DossierActBodies).keyof().options] as const;

/** An act of the log, as its word is called. */
export const actWord = (act: string): (typeof ACTS)[number] => ACTS.find((known) => known === act) ?? 'edit';
