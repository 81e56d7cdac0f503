/**
 * Reads the bytes of a sealed revision. A fault here means the client keeps it: the text cannot be
 * parsed, or the envelope is not one. What the answers hold is not judged here.
 */
import type { Static } from 'typebox'
import { Problem } from '../../contract/problems.ts'
import { RevisionEnvelope } from '../../contract/responses.ts'
import { isDeeperThan } from '../../platform/json-fault.ts'
import { parseJson } from '../../platform/read-body.ts'
import { compileBody } from '../../platform/validation.ts'

const check = compileBody(RevisionEnvelope)

/** Answers are properties, tables and their rows; a document deeper than this is not one. */
const DEEPEST = 12

/** Ids that begin so are the server's own, of revisions it merged. */
export const MERGED_PREFIX = 'merged-'

export type Envelope = Static<typeof RevisionEnvelope>

export function readEnvelope(
  bytes: Uint8Array,
  address: { readonly responseId: string; readonly revisionId: string },
): Envelope {
  const value = parseJson(bytes)
  if (isDeeperThan(value, DEEPEST)) throw notAcceptable(`嵌套超过 ${DEEPEST} 层，请检查导出程序`)
  const fault = check(value)
  if (fault !== undefined) throw notAcceptable(fault)
  // Checked against the schema just above.
  const envelope = value as Envelope
  const parts = responseIdParts(envelope.responseId)
  mustBe('responseId', envelope.responseId, address.responseId)
  mustBe('revisionId', envelope.revisionId, address.revisionId)
  mustBe('unitId', envelope.unitId, parts.unitId)
  mustBe('formId', envelope.formId, parts.formId)
  if (envelope.revisionId.startsWith(MERGED_PREFIX)) {
    throw notAcceptable(`/revisionId 不能以「${MERGED_PREFIX}」开头，请换一个编号`)
  }
  if (envelope.baseRevisionId === envelope.revisionId) {
    throw notAcceptable('/baseRevisionId 与 /revisionId 相同，请重新封存')
  }
  return envelope
}

/** `<unit id>.<form>.<period>`; the contract's pattern allows exactly two dots. */
export function responseIdParts(responseId: string): {
  readonly unitId: string
  readonly formId: string
  readonly period: string
} {
  const [unitId = '', formId = '', period = ''] = responseId.split('.')
  return { unitId, formId, period }
}

function mustBe(member: string, value: string, expected: string): void {
  if (value === expected) return
  throw notAcceptable(`/${member} 是「${value}」，与地址中的「${expected}」不一致，请重新封存`)
}

function notAcceptable(detail: string): Problem {
  return new Problem('body-not-acceptable', detail)
}
