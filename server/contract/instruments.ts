/** Operations on instruments: which form versions are open, for whom, until when. */
import { Type } from 'typebox'
import { operation } from './operation.ts'

export const FormSummary = Type.Object({
  id: Type.String(),
  version: Type.String(),
  title: Type.String(),
  audience: Type.String(),
  open: Type.Boolean(),
  dueDate: Type.Union([Type.String(), Type.Null()]),
  indicators: Type.Integer(),
  checks: Type.Integer(),
})

export const listForms = operation({
  id: 'listForms',
  method: 'GET',
  path: '/api/forms',
  summary: 'Form versions and whether they are open',
  tag: 'instruments',
  access: 'signed-in',
  reply: Type.Object({ forms: Type.Array(FormSummary) }),
  problems: [],
})
