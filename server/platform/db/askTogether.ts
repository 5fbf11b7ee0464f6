import { z } from 'zod';
import { oneDirect } from './oneDirect.ts';
import { type Db, join, Sql, sql } from './sql.ts';

/** A question that may share a statement with others: SQL of one JSON value about `s.subject`, and what that value is. */
export interface Question<A extends z.ZodType = z.ZodType> {
  value: Sql;
  answer: A;
}
export type Questions = Readonly<Record<string, Question | undefined>>;
type AnswerOf<Q> = Q extends Question<infer A> ? z.output<A> : undefined;
export type Answers<Q extends Questions> = { [K in keyof Q]: AnswerOf<Q[K]> };

/**
 * Asks several questions about one subject in one statement, for what runs while a person types: a round trip takes longer
 * than most of the answers. A question left undefined is not asked and has no answer.
 * @param subject SQL of the value that the questions know as `s.subject`; worked out once
 */
export async function askTogether<Q extends Questions>(db: Db, subject: Sql, questions: Q): Promise<Answers<Q>> {
  const asked = Object.entries(questions).flatMap(([name, question]) => (question ? [{ name, ...question }] : []));
  if (asked.length === 0) return {} as Answers<Q>;
  const values = join(asked.map(({ value }, i) => sql`${value} as ${new Sql(`a${i}`, [])}`));
  const row = await oneDirect(db, Row, sql`select ${values} from (select ${subject} as subject offset 0) s`);
  return Object.fromEntries(asked.map(({ name, answer }, i) => [name, answer.parse(row[`a${i}`])])) as Answers<Q>;
}

// Made once: a schema of all answers, made anew for each statement, took longer than the rules.
const Row = z.record(z.string(), z.unknown());
