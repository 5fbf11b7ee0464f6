import { Problem } from './problem.ts';

const CODE = /^[0-9A-Z]{5}$/;

/**
 * What a PostgreSQL error means to the caller, or undefined when it is our bug.
 * The message of the database stays inside: it may quote a row.
 */
export function postgresProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return CODE.test(error.code) ? MEANINGS[error.code]?.() : undefined;
}

const busy = (detail: string, detailZh: string) => () =>
  new Problem('busy', detail, { detailZh, retryAfterSeconds: 1 });
const text = () =>
  new Problem('invalid-input', 'A text holds a character that cannot be stored (U+0000 or half a surrogate pair)', {
    detailZh: '文本中含有无法保存的字符（U+0000 或不完整的代理对）。',
  });

const MEANINGS: Readonly<Record<string, () => Problem>> = {
  '23505': () =>
    new Problem('conflict', 'The same record exists already', { detailZh: '已有相同的记录，请勿重复提交。' }),
  '23P01': () =>
    new Problem('conflict', 'It overlaps an existing record', { detailZh: '与已有记录的范围或期间重叠。' }),
  '40001': busy('Others were changing the same records; try again', '有人同时修改了相关记录，请重试。'),
  '40P01': busy('Others were changing the same records; try again', '有人同时修改了相关记录，请重试。'),
  '55P03': busy('The record is being worked on; try again', '该记录正在办理中，请稍后重试。'),
  '57014': busy('It took too long and was stopped', '处理时间过长，已中止，请缩小范围后重试。'),
  '53300': busy('The database has no free connection', '数据库连接已满，请稍后重试。'),
  '54001': () => new Problem('invalid-input', 'The content is nested too deeply', { detailZh: '内容嵌套层次过深。' }),
  '22P05': text,
  '22021': text,
};
