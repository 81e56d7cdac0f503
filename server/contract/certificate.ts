/**
 * 普查员证 on the tablet, and what anybody may learn of it by its code (law.md L-24): whether it is valid
 * and for which area, nothing else.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant } from './shapes.ts'

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
  /** A `data:` URL, kept on the tablet with the rest; null until the office has put one in. */
  photo: Type.Union([Type.String(), Type.Null()]),
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

/** A portrait as the certificate shows it, not as a camera takes it. */
export const LARGEST_PORTRAIT_BYTES = 100_000

const Portrait = Type.Object({
  /** A `data:` URL, or null where there is none yet. */
  photo: Type.Union([Type.String(), Type.Null()]),
  setAt: Type.Union([Instant, Type.Null()]),
})
export type Portrait = Static<typeof Portrait>

export const getCertificatePhoto = operation({
  id: 'getCertificatePhoto',
  method: 'GET',
  path: '/api/accounts/{accountId}/certificate-photo',
  summary: 'The photo on the certificate of an account below one’s own',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  reply: Portrait,
  problems: ['not-allowed', 'not-found'],
})

export const putCertificatePhoto = operation({
  id: 'putCertificatePhoto',
  method: 'PUT',
  path: '/api/accounts/{accountId}/certificate-photo',
  summary: 'Put a photo on the certificate of an enumerator or supervisor; the one before is kept',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ accountId: Id }),
  body: { kind: 'bytes', mediaTypes: ['image/jpeg'], maxBytes: LARGEST_PORTRAIT_BYTES },
  reply: Portrait,
  problems: [
    'not-allowed',
    'not-found',
    'body-too-large',
    'media-type-not-acceptable',
    'body-not-acceptable',
  ],
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
