/**
 * 普查告知书: what a respondent is told before the first question (law.md L-23, L-28, L-60), and that
 * they were told. Articles are those of the statistics law as amended in 2024.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant } from './shapes.ts'

/** Calendar date in Asia/Shanghai. */
const CalendarDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** 法律责任: wording that the legal department has approved; never in the program itself. */
export const Penalty = Type.Object({
  /** Whom it concerns and what follows. */
  text: Type.String({ minLength: 1, maxLength: 500 }),
  /** e.g. 《统计法》第四十四条. */
  article: Type.String({ minLength: 1, maxLength: 80 }),
})

/** What the city office enters; each entry is a new edition, earlier ones stay. */
export const NoticeEntry = Type.Object({
  /** Who handles the data, 处理者名称. */
  handler: Type.String({ minLength: 1, maxLength: 120 }),
  contact: Type.String({ minLength: 1, maxLength: 200 }),
  /** 举报电话 or other ways. */
  complaint: Type.String({ minLength: 1, maxLength: 200 }),
  penalties: Type.Array(Penalty, { maxItems: 10 }),
  /** 法制核定人 and date; both are shown beside the penalties. */
  approvedBy: Type.String({ minLength: 1, maxLength: 60 }),
  approvedOn: CalendarDate,
})
export type NoticeEntry = Static<typeof NoticeEntry>

export const LegalNotice = Type.Object({
  /** 0 until the office has entered one. */
  edition: Type.Integer({ minimum: 0 }),
  entry: Type.Union([NoticeEntry, Type.Null()]),
  enteredAt: Type.Union([Instant, Type.Null()]),
})
export type LegalNotice = Static<typeof LegalNotice>

/** Known without the server, so that a tablet without a signal can still tell. */
export const noNoticeEntered: LegalNotice = { edition: 0, entry: null, enteredAt: null }

export interface NoticePart {
  readonly title: string
  readonly text: string
  /** Where it stands. */
  readonly articles: string
}

/** What is told everywhere alike. */
export const noticeParts: readonly NoticePart[] = [
  {
    title: '为什么调查',
    text: '开展第五次全国经济普查，了解第二产业和第三产业的规模、结构和效益，为制定规划提供依据。填报的标准时点为 2023 年 12 月 31 日，时期资料为 2023 年度。',
    articles: '《全国经济普查条例》第七条',
  },
  {
    title: '您的义务',
    text: '按照普查表如实、按时填报，由本单位填报并由负责人确认；资料不完整或有错误的，由您补充或改正，普查机构不代改。',
    articles: '《统计法实施条例》第十六条、第十七条、第十九条',
  },
  {
    title: '收集什么，怎样收集',
    text: '普查表列明的单位基本情况、从业人员、财务和生产经营资料，以及法定代表人（经营者）、填表人的姓名和联系电话。由您网上填报，或由普查员持证上门登记；登记时只取一次所在位置，不采集身份证件、通讯录和行踪。',
    articles: '《个人信息保护法》第十三条第三项、第三十四条、第三十五条',
  },
  {
    title: '只用于普查，依法保密',
    text: '能够识别或推断单个单位、个人的资料，任何单位和个人不得对外提供、泄露，不得用于统计以外的目的，不作为对您实施处罚的依据。',
    articles: '《统计法》第十一条、第二十八条；《全国经济普查条例》第三十二条、第三十三条',
  },
  {
    title: '保存多久',
    text: '原始资料保存不少于二年，汇总资料保存不少于十年；期满按规定销毁或归档。',
    articles: '《统计法实施条例》第二十二条',
  },
  {
    title: '您的权利',
    text: '普查员未出示普查员证的，您有权拒绝；普查表没有表号、制定机关、批准文号、有效期限的，您有权拒绝填报。您可以查看本单位已填报的内容和改动记录，要求更正。',
    articles: '《统计法》第十七条、第三十三条；《个人信息保护法》第四十五条、第四十六条',
  },
  {
    title: '举报',
    text: '对弄虚作假、强令填报、泄露资料的行为，任何人都可以举报，受理机关为举报人保密。',
    articles: '《统计法》第十条；《全国经济普查条例》第三十七条',
  },
]

export const getLegalNotice = operation({
  id: 'getLegalNotice',
  method: 'GET',
  path: '/api/legal-notice',
  summary: 'The notice in force: handler, complaint line, approved wording of penalties',
  tag: 'instruments',
  access: 'public',
  reply: LegalNotice,
  problems: [],
})

export const enterLegalNotice = operation({
  id: 'enterLegalNotice',
  method: 'POST',
  path: '/api/legal-notice',
  summary: 'Enter a new edition of the notice with its approver and date',
  tag: 'instruments',
  access: 'signed-in',
  body: { kind: 'json', schema: NoticeEntry, maxBytes: 20_000 },
  reply: LegalNotice,
  problems: ['not-allowed', 'body-not-acceptable'],
})

export const acknowledgeNotice = operation({
  id: 'acknowledgeNotice',
  method: 'PUT',
  path: '/api/units/{unitId}/notices/{noticeId}',
  summary: 'Note that a unit was told, when and in which edition (repeat-safe by client-made id)',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ unitId: Id, noticeId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      edition: Type.Integer({ minimum: 0 }),
      /** Device clock at telling. */
      toldAt: Instant,
    }),
    maxBytes: 1_000,
  },
  reply: Type.Object({ recordedAt: Instant }),
  problems: ['not-allowed', 'not-found', 'body-not-acceptable'],
})
