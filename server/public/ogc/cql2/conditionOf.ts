import { join, type Sql, sql } from '../../../platform/db/sql.ts';
import type { Field } from '../collection.ts';
import { refused } from '../refused.ts';
import { geometryOf } from './geometryOf.ts';
import { boundOf, propertyOf, type Subject } from './propertyOf.ts';
import type { Comparison, Condition } from './syntax.ts';
import { temporalCondition } from './temporalCondition.ts';

const MOST_LISTED = 200;

/**
 * A condition as SQL: properties by the collection's list only, every value bound.
 * @throws Problem invalid-input for a property that is not there, or a value that is not of its type
 */
export function conditionOf(subject: Subject, condition: Condition): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => conditionOf(subject, part));
      return sql`(${join(parts, condition.kind === 'and' ? sql` and ` : sql` or `)})`;
    }
    case 'not':
      return sql`(not ${conditionOf(subject, condition.part)})`;
    case 'constant':
      return condition.value ? sql`true` : sql`false`;
    case 'null':
      return sql`(${propertyOf(subject, condition.value).value} is null)`;
    case 'temporal':
      return temporalCondition(subject, condition);
    case 'spatial':
      return spatialCondition(subject, condition);
    default:
      return ofScalar(subject, condition);
  }
}

type OfScalar = Extract<Condition, { kind: 'compare' | 'like' | 'between' | 'in' }>;

function ofScalar(subject: Subject, condition: OfScalar): Sql {
  if (condition.kind === 'compare') return comparison(subject, condition);
  const field = propertyOf(subject, condition.value);
  if (condition.kind === 'like') return likeCondition(field, condition.pattern);
  if (condition.kind === 'between') {
    const [from, through] = [condition.from, condition.through].map((end) => boundOf(field, end));
    return sql`(${ordered(field)} >= ${from} and ${ordered(field)} <= ${through})`;
  }
  if (condition.list.length > MOST_LISTED) {
    throw refused('filter', `lists must not have more than ${MOST_LISTED} values`, `列表不得超过 ${MOST_LISTED} 个值`);
  }
  return sql`(${field.value} in (${join(condition.list.map((value) => boundOf(field, value)))}))`;
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const OPERATORS: Readonly<Record<Comparison, Sql>> = {
  '=': sql`=`,
  '<>': sql`<>`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
};

function comparison(subject: Subject, { op, left, right }: Extract<Condition, { kind: 'compare' }>): Sql {
  if (left.kind !== 'property') {
    if (right.kind !== 'property') {
      throw refused('filter', 'one side of a comparison must be a property', '比较的一侧须为属性');
    }
    return comparison(subject, { kind: 'compare', op: MIRRORED[op], left: right, right: left });
  }
  const field = propertyOf(subject, left);
  const isEqual = op === '=' || op === '<>';
  const bound = right.kind === 'property' ? sameType(field, propertyOf(subject, right)) : boundOf(field, right);
  const compared = sql`${isEqual ? field.value : ordered(field)} ${OPERATORS[op]} ${bound}`;
  if (op === '=' && right.kind === 'text' && field.narrowed)
    return sql`(${compared} and ${field.narrowed(right.value)})`;
  return sql`(${compared})`;
}

function sameType(field: Field, other: Field): Sql {
  if (field.type === other.type) return other.value;
  throw refused('filter', 'the two properties are not of one type', '两个属性类型不同');
}

/** Texts in the order of their code points, the same on every engine. */
const ordered = ({ type, value }: Field): Sql => (type === 'string' ? sql`${value} collate "C"` : value);

function likeCondition({ type, value }: Field, pattern: string): Sql {
  if (type !== 'string') throw refused('filter', 'LIKE is for texts', 'LIKE 只用于文本属性');
  if (/^(?:[^\\]|\\.)*$/su.test(pattern)) return sql`(${value} like ${pattern})`;
  throw refused('filter', 'a pattern of LIKE must not end with one backslash', 'LIKE 的模式不得以单个反斜杠结尾');
}

const FUNCTIONS = {
  s_intersects: sql`st_intersects`,
  s_within: sql`st_within`,
  s_contains: sql`st_contains`,
  s_disjoint: sql`st_disjoint`,
} as const;

function spatialCondition(subject: Subject, { op, left, right }: Extract<Condition, { kind: 'spatial' }>): Sql {
  if (left.kind !== 'property' && right.kind !== 'property') {
    throw refused('filter', 'one side must be the property geometry', '一侧须为属性 geometry');
  }
  // Bare, or its index would not be used: of a row without geometry it is neither true nor false.
  return sql`${FUNCTIONS[op]}(${geometryOf(subject, left)}, ${geometryOf(subject, right)})`;
}
