/** Operations on instruments: which form versions there are, under which approval, open until when. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'

/** What the law asks a form to show. Null: not known. */
export const FormHead = Type.Object({
  tableNumber: Type.Union([Type.String(), Type.Null()]),
  issuingBody: Type.String(),
  approvalNumber: Type.Union([Type.String(), Type.Null()]),
  /** Calendar date in Asia/Shanghai, inclusive. */
  validUntil: Type.Union([Type.String(), Type.Null()]),
})
export type FormHead = Static<typeof FormHead>

export const FormSummary = Type.Object({
  id: Type.String(),
  version: Type.String(),
  title: Type.String(),
  audience: Type.String(),
  /** False: a draft, which opens in demonstrations only and may still change. */
  published: Type.Boolean(),
  head: FormHead,
  /** Takes reports today. */
  open: Type.Boolean(),
  opensOn: Type.Union([Type.String(), Type.Null()]),
  dueDate: Type.Union([Type.String(), Type.Null()]),
  indicators: Type.Integer(),
  checks: Type.Integer(),
})
export type FormSummary = Static<typeof FormSummary>

const FormVersionParams = Type.Object({
  formId: Type.String({ maxLength: 20 }),
  version: Type.String({ maxLength: 20 }),
})

export const listForms = operation({
  id: 'listForms',
  method: 'GET',
  path: '/api/forms',
  summary: 'Every version of every form, newest first, with its approval and whether it is open',
  tag: 'instruments',
  access: 'signed-in',
  reply: Type.Object({ forms: Type.Array(FormSummary) }),
  problems: [],
})

export const putFormApproval = operation({
  id: 'putFormApproval',
  method: 'PUT',
  path: '/api/forms/{formId}/versions/{version}/approval',
  summary: 'Enter table number, issuing body, approval number and validity of a form version',
  tag: 'instruments',
  access: 'signed-in',
  params: FormVersionParams,
  body: {
    kind: 'json',
    schema: Type.Object({
      tableNumber: Type.String({ maxLength: 40 }),
      issuingBody: Type.String({ maxLength: 120 }),
      approvalNumber: Type.String({ maxLength: 120 }),
      validUntil: Type.String({ maxLength: 10 }),
    }),
    maxBytes: 4_000,
  },
  reply: Type.Object({ form: FormSummary }),
  problems: ['not-found', 'not-allowed', 'state-not-allowed', 'body-not-acceptable'],
})

export const putFormOpening = operation({
  id: 'putFormOpening',
  method: 'PUT',
  path: '/api/forms/{formId}/versions/{version}/opening',
  summary: 'Open a form version for reporting, or move its dates',
  tag: 'instruments',
  access: 'signed-in',
  params: FormVersionParams,
  body: {
    kind: 'json',
    schema: Type.Object({
      /** Calendar dates in Asia/Shanghai, both inclusive. */
      opensOn: Type.String({ maxLength: 10 }),
      dueOn: Type.Union([Type.String({ maxLength: 10 }), Type.Null()]),
    }),
    maxBytes: 1_000,
  },
  reply: Type.Object({ form: FormSummary }),
  problems: ['code-not-in-list', 'not-allowed', 'state-not-allowed', 'body-not-acceptable'],
})
