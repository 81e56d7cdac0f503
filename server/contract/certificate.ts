/**
 * 普查员证 on the tablet, and what anybody may learn of it by its code (law.md L-24): whether it is valid
 * and for which area, nothing else.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'

/** 128 random bits: not to be guessed, says nothing about the person. */
const Code = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' })

export const Certificate = Type.Object({
  code: Code,
  /** 证号, as printed. */
  number: Type.String(),
  name: Type.String(),
  /** 普查员 or 普查指导员. */
  role: Type.String(),
  area: Type.String(),
  /** Last calendar date in Asia/Shanghai, or null while the account has no end. */
  validUntil: Type.Union([Type.String(), Type.Null()]),
})
export type Certificate = Static<typeof Certificate>

export const getOwnCertificate = operation({
  id: 'getOwnCertificate',
  method: 'GET',
  path: '/api/certificate',
  summary: 'One’s own certificate; issued when first asked for',
  tag: 'areas',
  access: 'signed-in',
  reply: Certificate,
  problems: ['not-allowed'],
})

export const verifyCertificate = operation({
  id: 'verifyCertificate',
  method: 'GET',
  path: '/api/certificates/{certificateCode}',
  summary: 'Whether a certificate is valid now, and for which area',
  tag: 'areas',
  access: 'public',
  params: Type.Object({ certificateCode: Type.String({ maxLength: 60 }) }),
  reply: Type.Object({ valid: Type.Boolean(), area: Type.Union([Type.String(), Type.Null()]) }),
  problems: ['parameter-not-acceptable'],
})
