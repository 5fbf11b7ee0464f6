import { z } from 'zod';
import type { Db } from './db/sql.ts';
import { readSetting, writeSetting } from './setting.ts';

const KEY = 'demonstration';

/** Whether this register holds the sample data and may have its well-known accounts and a movable clock. */
export async function isDemonstration(db: Db): Promise<boolean> {
  return (await readSetting(db, KEY, z.boolean())) ?? false;
}

/** Marks the register as a demonstration; done once, by the loader of the sample register. */
export const markDemonstration = (tx: Db, at: string): Promise<void> => writeSetting(tx, KEY, true, at);

const EXERCISES = 'exercises';

/** Whether the cases to practise on are in this register. */
export async function exercisesLoaded(db: Db): Promise<boolean> {
  return (await readSetting(db, EXERCISES, z.boolean())) ?? false;
}

/** Notes that they are, for good: they are loaded once. */
export const markExercises = (tx: Db, at: string): Promise<void> => writeSetting(tx, EXERCISES, true, at);
