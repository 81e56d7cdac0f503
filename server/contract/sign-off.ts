/**
 * What follows filling in: the person in charge confirms the preparer's revision or sends it back, the
 * preparer withdraws it until an office has begun to review (law.md L-25). A confirmation names the
 * revision and the hash of its content; another content needs another confirmation.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { responseStates } from './response-state.ts'
import { Id, Instant, ResponseId } from './shapes.ts'

export const signOffActs = ['confirm', 'send-back', 'withdraw'] as const
export type SignOffAct = (typeof signOffActs)[number]

export const signOffActNames: Readonly<Record<SignOffAct, string>> = {
  confirm: '单位负责人确认报送',
  'send-back': '单位负责人交回修改',
  withdraw: '填报人撤回',
}

export const SignOff = Type.Object({
  act: Type.Enum([...signOffActs]),
  revisionId: Id,
  contentHash: Type.String(),
  note: Type.Union([Type.String(), Type.Null()]),
  at: Instant,
  by: Type.String(),
})
export type SignOff = Static<typeof SignOff>

const ContentHash = Type.String({ pattern: '^[0-9a-f]{64}$' })

const SignOffReply = Type.Object({
  state: Type.Enum([...responseStates]),
  signOff: SignOff,
})

export const confirmResponse = operation({
  id: 'confirmResponse',
  method: 'POST',
  path: '/api/responses/{responseId}/confirmations',
  summary: 'The person in charge confirms a revision and so reports it; a repeat changes nothing',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  body: {
    kind: 'json',
    schema: Type.Object({ revisionId: Id, contentHash: ContentHash }),
    maxBytes: 1_000,
  },
  reply: SignOffReply,
  problems: [
    'not-found',
    'not-allowed',
    'state-not-allowed',
    'content-changed',
    'form-not-open',
    'body-not-acceptable',
  ],
})

export const sendBackResponse = operation({
  id: 'sendBackResponse',
  method: 'POST',
  path: '/api/responses/{responseId}/send-backs',
  summary: 'The person in charge sends a revision back to the preparer, saying what to look at',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  body: {
    kind: 'json',
    schema: Type.Object({
      revisionId: Id,
      note: Type.String({ minLength: 1, maxLength: 1000 }),
    }),
    maxBytes: 8_000,
  },
  reply: SignOffReply,
  problems: [
    'not-found',
    'not-allowed',
    'state-not-allowed',
    'content-changed',
    'reason-required',
    'body-not-acceptable',
  ],
})

export const withdrawResponse = operation({
  id: 'withdrawResponse',
  method: 'POST',
  path: '/api/responses/{responseId}/withdrawals',
  summary: 'The preparer takes a report back to correct it, until an office has begun to review it',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  body: { kind: 'json', schema: Type.Object({ revisionId: Id }), maxBytes: 500 },
  reply: SignOffReply,
  problems: [
    'not-found',
    'not-allowed',
    'state-not-allowed',
    'content-changed',
    'review-started',
    'form-not-open',
    'body-not-acceptable',
  ],
})
