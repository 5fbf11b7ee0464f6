import { postgresProblem } from '../postgresProblem.ts';
import { Problem } from '../problem.ts';

/** The refusal that an error of Express, its parsers or the database stands for; undefined when it is our bug. */
export function problemFrom(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  return parserProblem(error) ?? postgresProblem(error) ?? poolProblem(error);
}

function parserProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof URIError) {
    return new Problem('invalid-input', 'The address is not well encoded', { detailZh: '网址编码不正确。' });
  }
  const word = 'type' in error ? error.type : 'code' in error ? error.code : undefined;
  return typeof word === 'string' ? MEANINGS[word]?.(error) : undefined;
}

// knex waited for a connection in vain.
const poolProblem = (error: unknown): Problem | undefined =>
  error instanceof Error && error.name === 'KnexTimeoutError'
    ? new Problem('busy', 'The database has no free connection', {
        detailZh: '数据库连接已满，请稍后重试。',
        retryAfterSeconds: 2,
      })
    : undefined;

const json = (error: Error) =>
  new Problem('malformed-json', error.message, { detailZh: 'JSON 语法有误，请检查括号、引号和逗号。' });
const tooLarge = (limit: string) => () =>
  new Problem('too-large', `At most ${limit}`, { detailZh: `不能超过 ${limit}。` });
const media = (detail: string, detailZh: string) => () => new Problem('unsupported-media', detail, { detailZh });
const parts = () =>
  new Problem('invalid-input', 'Send exactly one part `file` and few other fields', {
    detailZh: '请只上传一个名为 file 的文件。',
  });

// `type` of body-parser, `code` of multer.
const MEANINGS: Readonly<Record<string, (error: Error) => Problem>> = {
  'entity.parse.failed': json,
  'entity.too.large': tooLarge('8 MB'),
  'charset.unsupported': media('Send the JSON as UTF-8', '请以 UTF-8 编码发送 JSON。'),
  'encoding.unsupported': media('This content encoding is not accepted', '不支持这种内容压缩方式。'),
  'request.size.invalid': () =>
    new Problem('invalid-input', 'The body is shorter than announced', { detailZh: '请求正文不完整。' }),
  'request.aborted': () => new Problem('invalid-input', 'The request was broken off', { detailZh: '请求已中断。' }),
  LIMIT_FILE_SIZE: tooLarge('20 MB'),
  LIMIT_UNEXPECTED_FILE: parts,
  LIMIT_FILE_COUNT: parts,
  LIMIT_FIELD_COUNT: parts,
  LIMIT_FIELD_VALUE: parts,
  LIMIT_PART_COUNT: parts,
};
