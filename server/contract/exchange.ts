/** Operations that hand data out: exports of responses, each with its purpose from the closed list. */
import { Type } from 'typebox'
import { FileReply, operation } from './operation.ts'
import { AreaPrefix } from './shapes.ts'

/**
 * 用途: statistics, nothing else (law.md L-01, L-02). Enforcement, taxes, credit and the like are not on
 * the list and never will be.
 */
export const exportPurposeIds = [
  'tabulation',
  'verification',
  'review',
  'quality-sample',
  'report-upward',
] as const
export type ExportPurpose = (typeof exportPurposeIds)[number]

export const exportResponses = operation({
  id: 'exportResponses',
  method: 'POST',
  path: '/api/exports/responses',
  summary: 'Responses of one form as a file, for a purpose from the closed list; noted first',
  tag: 'exchange',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      form: Type.String({ maxLength: 20 }),
      /** The caller's whole area where left out. */
      area: Type.Optional(AreaPrefix),
      purpose: Type.Enum([...exportPurposeIds]),
      format: Type.Enum(['csv', 'xlsx']),
    }),
    maxBytes: 2_000,
  },
  reply: FileReply,
  file: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  problems: [
    'not-allowed',
    'not-found',
    'code-not-in-list',
    'body-not-acceptable',
    'export-too-large',
  ],
})
