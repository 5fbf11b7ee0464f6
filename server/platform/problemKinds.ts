/**
 * Every way the service refuses on purpose: the HTTP status and the title in both languages. `type` on the wire is
 * `/problems/<kind>`; a kind is never renamed once issued.
 */
export const PROBLEM_KINDS = {
  'invalid-input': { status: 400, title: 'The request is not valid', titleZh: '请求内容不符合要求' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON', titleZh: '请求正文不是合法的 JSON' },
  'not-signed-in': { status: 401, title: 'Sign in first', titleZh: '请先登录' },
  'wrong-credentials': { status: 401, title: 'Wrong user name or password', titleZh: '用户名或密码不正确' },
  'not-allowed': { status: 403, title: 'Your role does not permit this', titleZh: '当前岗位无此权限' },
  'foreign-origin': { status: 403, title: 'The request comes from another site', titleZh: '请求来自其他网站，已拒绝' },
  'not-found': { status: 404, title: 'There is no such record', titleZh: '没有这条记录' },
  // Outside one's jurisdiction a record must look as if it did not exist, so the wire says `not-found`.
  'outside-jurisdiction': { status: 404, title: 'There is no such record', titleZh: '没有这条记录' },
  'wrong-method': { status: 405, title: 'This address does not take this method', titleZh: '此地址不支持该请求方法' },
  'not-acceptable': { status: 406, title: 'Not available in the form asked for', titleZh: '没有所要的格式' },
  conflict: { status: 409, title: 'It conflicts with what is stored', titleZh: '与已有数据冲突' },
  'wrong-state': { status: 409, title: 'Not possible in this state', titleZh: '当前状态下不能办理' },
  // Said to those only who take part in the dispute over that ground.
  'contested-ground': { status: 409, title: 'It lies on contested ground', titleZh: '位于争议区域，须先放行' },
  'stale-version': { status: 412, title: 'Somebody changed it meanwhile', titleZh: '内容已被他人修改，请刷新后再试' },
  'too-large': { status: 413, title: 'The request is too large', titleZh: '请求内容过大' },
  'unsupported-media': { status: 415, title: 'This kind of content is not accepted', titleZh: '不接受这种内容格式' },
  'version-required': { status: 428, title: 'Say which version you read', titleZh: '缺少版本信息，请先读取再修改' },
  'too-many': { status: 429, title: 'Too many requests', titleZh: '请求过于频繁，请稍后再试' },
  busy: { status: 503, title: 'Busy, try again', titleZh: '系统繁忙，请稍后再试' },
  internal: { status: 500, title: 'Something went wrong on our side', titleZh: '系统出现错误，已记录' },
} as const satisfies Record<string, { status: number; title: string; titleZh: string }>;

export type ProblemKind = keyof typeof PROBLEM_KINDS;
