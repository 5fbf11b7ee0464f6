import { Problem } from '../problem.ts';

const FORM = /^(?:W\/)?"?(\d{1,9})"?$/;

/**
 * The version in an `If-Match` header: `"3"`, `W/"3"` or `3`.
 * @throws Problem version-required when missing, invalid-input when it is no version
 */
export function ifMatch(header: string | undefined): number {
  if (header === undefined) {
    throw new Problem('version-required', 'Send If-Match with the version you read', {
      detailZh: '请在 If-Match 中给出所读取的版本号。',
    });
  }
  const version = FORM.exec(header.trim())?.[1];
  if (version === undefined) {
    const words = { detail: 'Must be a version such as "3"', detailZh: '应为版本号，例如 "3"' };
    throw new Problem('invalid-input', 'If-Match is not a version', {
      detailZh: 'If-Match 不是版本号。',
      errors: [{ in: 'header', pointer: '/if-match', code: 'invalid_format', ...words }],
    });
  }
  return Number(version);
}
