import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
export interface Words {
  detail: string;
  detailZh: string;
}

const TYPES_ZH: Record<string, string> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  object: '对象',
  array: '列表',
  tuple: '固定长度的列表',
  null: '空值',
};
const FORMATS: Record<string, Words> = {
  date: { detail: 'a date, YYYY-MM-DD', detailZh: '日期（如 2026-03-01）' },
  datetime: { detail: 'an ISO 8601 moment with offset', detailZh: '带时区的时间（如 2026-03-01T08:00:00+08:00）' },
  uuid: { detail: 'a UUID', detailZh: 'UUID 编号' },
  ulid: { detail: 'a ULID', detailZh: 'ULID 编号' },
  url: { detail: 'an address', detailZh: '网址' },
};
const UNITS_ZH: Record<string, string> = { string: '字', array: '项', set: '项', file: '字节' };
const UNITS: Record<string, string> = { string: 'characters', array: 'items', set: 'items', file: 'bytes' };

/** One short sentence in each language for what is wrong; `given` is the value at the issue's path. */
export function issueWords(issue: Issue, given: unknown): Words {
  if (given === undefined && issue.code !== 'unrecognized_keys') return { detail: 'Required', detailZh: '必填' };
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected);
    case 'too_small':
      return limit(issue, { least: true, bound: issue.minimum });
    case 'too_big':
      return limit(issue, { least: false, bound: issue.maximum });
    case 'invalid_format':
      return wrongFormat(issue.format);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'unrecognized_keys':
      return { detail: 'Not a field of this request', detailZh: '没有这个字段' };
    case 'not_multiple_of':
      return { detail: `Must be a multiple of ${issue.divisor}`, detailZh: `必须是 ${issue.divisor} 的倍数` };
    case 'custom':
      return custom(issue);
    default:
      return { detail: 'Not a permitted form', detailZh: '形式不正确' };
  }
}

const wrongType = (expected: string): Words => ({
  detail: `Must be of type ${expected}`,
  detailZh: `类型不对，应为${TYPES_ZH[expected] ?? expected}`,
});

interface Limited {
  origin: string;
  inclusive?: boolean | undefined;
}

function limit({ origin, inclusive }: Limited, { least, bound }: { least: boolean; bound: unknown }): Words {
  const unit = UNITS[origin];
  if (unit) {
    const [word, wordZh] = least ? ['least', '至少'] : ['most', '最多'];
    return { detail: `Must have at ${word} ${bound} ${unit}`, detailZh: `${wordZh} ${bound} ${UNITS_ZH[origin]}` };
  }
  const [sign, signZh] = least ? ['>', '大于'] : ['<', '小于'];
  const [equal, equalZh] = inclusive === false ? ['', ''] : ['=', '或等于'];
  return { detail: `Must be ${sign}${equal} ${bound}`, detailZh: `必须${signZh}${equalZh} ${bound}` };
}

function wrongFormat(format: string): Words {
  const known = FORMATS[format];
  if (!known) return { detail: 'Not in the required form', detailZh: '格式不正确' };
  return { detail: `Must be ${known.detail}`, detailZh: `应为${known.detailZh}` };
}

function oneOf(values: readonly unknown[]): Words {
  const list = values.map(String).join(', ');
  return { detail: `Must be one of ${list}`, detailZh: `只能是：${list}` };
}

// A contract's own refinement says both sentences as `English / 中文` or only one.
function custom({ message }: Issue): Words {
  const [detail = message, detailZh = detail] = message.split(' / ');
  return { detail, detailZh };
}
