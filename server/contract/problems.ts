/**
 * The catalogue of everything that can go wrong over HTTP. The wire form is RFC 9457
 * `application/problem+json`. `retry` tells outbox and screen what to do; nobody switches on
 * status numbers. Bad answers are not here: they are findings.
 */
export type Retry = 'later' | 'after-fix' | 'after-review' | 'after-sign-in' | 'never'

interface ProblemKind {
  readonly status: number
  /** Chinese, shown to people as it is when a screen has no better words. */
  readonly title: string
  readonly retry: Retry
}

export const problemKinds = {
  'not-signed-in': { status: 401, title: '请先登录', retry: 'after-sign-in' },
  'sign-in-link-invalid': {
    status: 401,
    title: '登录链接无效、已使用或已过期',
    retry: 'never',
  },
  'sign-in-refused': { status: 401, title: '登录名或口令不对', retry: 'after-fix' },
  'factor-refused': { status: 401, title: '验证码不对或已用过', retry: 'after-fix' },
  'sign-in-step-missing': {
    status: 401,
    title: '登录已超时，请从头登录',
    retry: 'after-sign-in',
  },
  'too-many-attempts': { status: 429, title: '尝试次数过多', retry: 'later' },
  'password-too-weak': { status: 422, title: '这个口令不够安全', retry: 'after-fix' },
  'login-name-taken': { status: 409, title: '这个登录名已有人用', retry: 'after-fix' },
  'account-not-acceptable': { status: 422, title: '账号信息有误', retry: 'after-fix' },
  'factor-mandatory': { status: 409, title: '您的岗位必须保留一种第二重验证', retry: 'never' },
  'passkey-refused': { status: 401, title: '通行密钥没有通过核验', retry: 'after-fix' },
  'activation-refused': {
    status: 401,
    title: '信用代码或激活码不对，或激活码已用过、已过期',
    retry: 'after-fix',
  },
  'device-refused': { status: 401, title: '登记二维码无效、已用过或已过期', retry: 'never' },
  'not-allowed': { status: 403, title: '您的岗位没有这项权限', retry: 'never' },
  'not-found': { status: 404, title: '没有这条记录，或不在您的工作范围内', retry: 'never' },
  'no-such-operation': { status: 404, title: '没有这个接口', retry: 'never' },
  'malformed-json': { status: 400, title: '内容不是有效的 JSON', retry: 'after-fix' },
  'body-too-large': { status: 413, title: '内容超过允许的大小', retry: 'after-fix' },
  'body-not-acceptable': { status: 400, title: '内容不符合接口要求', retry: 'after-fix' },
  'media-type-not-acceptable': { status: 415, title: '内容类型不对', retry: 'after-fix' },
  'cross-site-request': { status: 403, title: '请求来自其他网站，已拦截', retry: 'never' },
  'plain-http-refused': {
    status: 403,
    title: '须用 https 访问，请核对网址',
    retry: 'never',
  },
  'parameter-not-acceptable': { status: 400, title: '参数不符合接口要求', retry: 'after-fix' },
  'state-not-allowed': { status: 409, title: '这份答卷目前不能做这一步', retry: 'after-review' },
  'upload-stage-not-allowed': {
    status: 409,
    title: '这份名录目前不能做这一步',
    retry: 'after-review',
  },
  'area-signed-off': {
    status: 409,
    title: '这个区域已签字验收，须先撤回签字',
    retry: 'after-review',
  },
  'area-not-ready': { status: 409, title: '这个区域还不能签字', retry: 'after-review' },
  'content-changed': {
    status: 409,
    title: '内容已有变动，请刷新后重新核对',
    retry: 'after-review',
  },
  'review-started': {
    status: 409,
    title: '普查办已开始审核，不能撤回',
    retry: 'never',
  },
  'form-not-open': { status: 409, title: '这张表现在不在填报期内', retry: 'never' },
  'draft-conflict': { status: 409, title: '草稿已被他人更新', retry: 'after-fix' },
  'revision-id-taken': { status: 409, title: '这个版本号已用于不同的内容', retry: 'never' },
  'check-draft-exists': {
    status: 409,
    title: '这条审核关系已有未办结的草稿',
    retry: 'after-review',
  },
  'check-draft-closed': { status: 409, title: '这份草稿目前不能做这一步', retry: 'after-review' },
  'check-draft-faulty': { status: 422, title: '审核关系还有问题', retry: 'after-fix' },
  'second-person-required': {
    status: 403,
    title: '须由起草人以外的人审批',
    retry: 'never',
  },
  'evaluation-running': {
    status: 409,
    title: '已有一次批量审核正在进行',
    retry: 'later',
  },
  'evaluation-ended': { status: 409, title: '这次批量审核已经结束', retry: 'never' },
  'cross-unit-moved-on': {
    status: 409,
    title: '这组单位的情况刚有变化，请刷新后再处理',
    retry: 'after-review',
  },
  'duplicate-not-open': { status: 409, title: '这一对目前不能这样判', retry: 'after-review' },
  'unit-merged': { status: 409, title: '这家单位已并入别的单位', retry: 'after-review' },
  'duplicate-bulk-off': {
    status: 409,
    title: '本级没有开放批量接受',
    retry: 'after-fix',
  },
  'blocks-not-drawable': { status: 422, title: '小区不能这样画', retry: 'after-fix' },
  'blocks-moved-on': {
    status: 409,
    title: '这个普查区的小区刚被改画，请刷新后再画',
    retry: 'after-review',
  },
  'signal-not-open': {
    status: 409,
    title: '这条线索目前不能这样处理',
    retry: 'after-review',
  },
  'listing-not-ready': {
    status: 409,
    title: '清查还没有达到签字的条件',
    retry: 'after-review',
  },
  'rules-moved-on': { status: 409, title: '起草后审核关系又有变动', retry: 'after-review' },
  'door-not-open': {
    status: 403,
    title: '这次调阅没有获准，或期限已过',
    retry: 'never',
  },
  'reason-required': { status: 422, title: '请写明原因', retry: 'after-fix' },
  'reason-names-target-value': {
    status: 422,
    title: '退回意见和留言不得写出应填的数值',
    retry: 'after-fix',
  },
  'export-too-large': {
    status: 422,
    title: '导出的内容太多',
    retry: 'after-fix',
  },
  'code-not-in-list': { status: 422, title: '代码不在代码表内', retry: 'after-fix' },
  'file-not-readable': { status: 422, title: '文件无法读取', retry: 'after-fix' },
  'ledger-entry-not-acceptable': {
    status: 422,
    title: '这笔台账还有不对的地方',
    retry: 'after-fix',
  },
  'ledger-entry-changed': { status: 409, title: '这笔台账已被他人修改', retry: 'after-fix' },
  'ledger-mapping-not-acceptable': {
    status: 422,
    title: '各列的含义还没有指定好',
    retry: 'after-fix',
  },
  'source-unknown': { status: 422, title: '没有这个部门名录来源', retry: 'after-fix' },
  'upload-not-placeable': {
    status: 409,
    title: '这份隔离件现在不能收入答卷',
    retry: 'after-review',
  },
  'hand-in-not-authentic': {
    status: 422,
    title: '文件不是由登记的平板导出，或已被改动',
    retry: 'never',
  },
  'findings-not-acceptable': {
    status: 409,
    title: '这些审核问题现在不能成批认可',
    retry: 'after-review',
  },
  'evidence-not-acceptable': { status: 422, title: '这个文件不能作为佐证材料', retry: 'after-fix' },
  busy: { status: 503, title: '系统繁忙，请稍后再试', retry: 'later' },
  internal: { status: 500, title: '系统内部错误，已记录', retry: 'later' },
} as const satisfies Record<string, ProblemKind>

export type ProblemId = keyof typeof problemKinds

/** The body of a problem+json reply. */
export interface ProblemDocument {
  readonly type: `urn:jingpu:problem:${ProblemId}`
  readonly title: string
  readonly status: number
  readonly retry: Retry
  /** What happened here, with place and remedy, in Chinese. */
  readonly detail?: string
  readonly requestId: string
  readonly [member: string]: unknown
}

/** Thrown by verbs; only the server's problem handler turns it into a reply. */
export class Problem extends Error {
  readonly id: ProblemId
  readonly members: Readonly<Record<string, unknown>>

  /** `detail`: Chinese, names place and remedy. `members`: extra fields of the reply. */
  constructor(id: ProblemId, detail?: string, members: Readonly<Record<string, unknown>> = {}) {
    super(detail ?? problemKinds[id].title)
    this.name = 'Problem'
    this.id = id
    this.members = members
  }
}
