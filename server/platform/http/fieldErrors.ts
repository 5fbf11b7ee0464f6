import type { z } from 'zod';
import type { FieldError } from '../problem.ts';
import { issueWords } from './issueWords.ts';
import { pointerOf } from './pointerOf.ts';

type Issue = z.core.$ZodIssue;
type Part = FieldError['in'];

// Enough to mend a form; a body of garbage must not be answered with megabytes.
const MOST = 50;

/** What zod found, by JSON pointer into that part of the request. */
export function fieldErrors(part: Part, issues: readonly Issue[], given: unknown): FieldError[] {
  return issues.flatMap((issue) => errorsOf(part, issue, given)).slice(0, MOST);
}

function errorsOf(part: Part, found: Issue, given: unknown): FieldError[] {
  const issue = closest(found, given);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fieldError(part, { issue, path: [...issue.path, key] }, given));
  }
  return [fieldError(part, { issue, path: issue.path }, given)];
}

function fieldError(part: Part, { issue, path }: { issue: Issue; path: readonly PropertyKey[] }, given: unknown) {
  const words = issueWords(issue, valueAt(given, issue.path));
  return { in: part, pointer: pointerOf(path), code: issue.code, ...words };
}

// Of a union that nothing fits, the branch that got furthest is what the caller meant.
function closest(issue: Issue, given: unknown): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const candidates = issue.errors.flat().map((inner) => closest(inner, valueAt(given, issue.path)));
  const deepest = candidates.toSorted((a, b) => b.path.length - a.path.length)[0];
  if (!deepest || deepest.path.length === 0) return issue;
  return { ...deepest, path: [...issue.path, ...deepest.path] };
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given;
  for (const step of path) value = Object(value)[step];
  return value;
}
