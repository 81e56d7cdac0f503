/**
 * Messages between a respondent and the offices 留言: questions and answers about a unit or one of its
 * forms. Both sides see the whole exchange; what an office writes names no value to report (law.md L-12).
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey, PageLimit, ResponseId } from './shapes.ts'

export const LONGEST_MESSAGE = 1000

export const messageSides = ['unit', 'office'] as const
export type MessageSide = (typeof messageSides)[number]

export const Message = Type.Object({
  id: Id,
  /** The form it is about; null: the unit. */
  responseId: Type.Union([ResponseId, Type.Null()]),
  side: Type.Enum([...messageSides]),
  text: Type.String(),
  writtenAt: Instant,
  writtenBy: Type.String(),
  /** Of the other side, and later than what the reader has marked as read. */
  unread: Type.Boolean(),
})
export type Message = Static<typeof Message>

export const listMessages = operation({
  id: 'listMessages',
  method: 'GET',
  path: '/api/units/{unitId}/messages',
  summary: 'Messages between a unit and the offices, newest first, paged by key',
  tag: 'messages',
  access: 'signed-in',
  microdata: { subject: 'unit', param: 'unitId' },
  params: Type.Object({ unitId: Id }),
  query: Type.Object({
    response: Type.Optional(ResponseId),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    messages: Type.Array(Message),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const putMessage = operation({
  id: 'putMessage',
  method: 'PUT',
  path: '/api/units/{unitId}/messages/{messageId}',
  summary: 'Write to the other side (repeat-safe); an office names no value to report',
  tag: 'messages',
  access: 'signed-in',
  params: Type.Object({ unitId: Id, messageId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      text: Type.String({ maxLength: LONGEST_MESSAGE }),
      responseId: Type.Optional(ResponseId),
    }),
  },
  reply: Message,
  problems: [
    'not-allowed',
    'not-found',
    'reason-required',
    'reason-names-target-value',
    'revision-id-taken',
    'body-not-acceptable',
  ],
})

export const markMessagesRead = operation({
  id: 'markMessagesRead',
  method: 'POST',
  path: '/api/units/{unitId}/message-reads',
  summary: 'The reader has read up to this message; a mark never goes back',
  tag: 'messages',
  access: 'signed-in',
  params: Type.Object({ unitId: Id }),
  body: { kind: 'json', schema: Type.Object({ messageId: Id }) },
  reply: Type.Object({ unread: Type.Integer({ minimum: 0 }) }),
  problems: ['not-allowed', 'not-found', 'body-not-acceptable'],
})

export const MessageThread = Type.Object({
  unitId: Id,
  unitName: Type.String(),
  lastAt: Instant,
  lastSide: Type.Enum([...messageSides]),
  lastText: Type.String(),
  lastBy: Type.String(),
  /** Messages of the unit the reader has not read. */
  unread: Type.Integer({ minimum: 0 }),
})
export type MessageThread = Static<typeof MessageThread>

export const listMessageThreads = operation({
  id: 'listMessageThreads',
  method: 'GET',
  path: '/api/message-threads',
  summary: 'Units of an area that exchange messages with the offices, the latest first',
  tag: 'messages',
  access: 'signed-in',
  microdata: { subject: 'message-threads' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    /** Only those where the unit wrote last: nobody has answered yet. */
    waiting: Type.Optional(Type.Enum(['true'])),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    threads: Type.Array(MessageThread),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const countMessages = operation({
  id: 'countMessages',
  method: 'GET',
  path: '/api/message-counts',
  summary:
    'What waits for the reader: unread messages of the own unit, or units of the area to answer',
  tag: 'messages',
  access: 'signed-in',
  reply: Type.Object({
    unread: Type.Integer({ minimum: 0 }),
    /** By form, for respondents; offices get none. */
    ofForms: Type.Record(Type.String(), Type.Integer()),
  }),
  problems: ['not-allowed'],
})
