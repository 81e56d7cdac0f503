/** Shapes that several operations share: codes, instants, pages, findings. */
import { Type } from 'typebox'

export const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' })
/** `<unit id>.<form>.<period>`: made alike by tablet, portal and server, so it is the same everywhere. */
export const ResponseId = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.[A-Za-z0-9-]{1,20}\\.[0-9A-Z-]{4,10}$',
})
/** UTC, ISO 8601, ends in Z. */
export const Instant = Type.String({ format: 'date-time' })
/** Area code prefix: 2 to 12 digits. */
export const AreaPrefix = Type.String({ pattern: '^[0-9]{2,12}$' })
/** 普查小区: enumeration area (12 digits) and two digits. */
export const BlockCode = Type.String({ pattern: '^[0-9]{14}$' })
/** Opaque key of the last row seen; lists page by key, never by offset. */
export const PageKey = Type.String({ maxLength: 400 })
export const PageLimit = Type.Integer({ minimum: 1, maximum: 200, default: 50 })

export const Severity = Type.Enum(['mandatory', 'verify', 'advisory'])
export const FindingKind = Type.Enum(['required', 'format', 'code', 'relation', 'plausibility'])

export const Finding = Type.Object({
  rule: Type.String(),
  kind: FindingKind,
  severity: Severity,
  outcome: Type.Enum(['pass', 'fail', 'not-applicable']),
  fields: Type.Array(Type.String()),
  message: Type.String(),
})

/** 说明: the respondent's answer to a verify finding, a coded reason and words. */
export const Explanation = Type.Object({
  rule: Type.String({ maxLength: 80 }),
  fields: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
  reason: Type.String({ maxLength: 40 }),
  text: Type.String({ maxLength: 2000 }),
})

/**
 * Neighbours' distributions 同类单位的分位数 by name: `p1`, `p99` … → the value below which so many of a
 * hundred lie; how many units they are of; and which, in Chinese.
 */
export const Distributions = Type.Record(
  Type.String(),
  Type.Object(
    {
      units: Type.Optional(Type.Integer({ minimum: 0 })),
      group: Type.Optional(Type.String({ maxLength: 200 })),
    },
    { additionalProperties: Type.Number() },
  ),
)

/** An answer document: indicator key → value. Its form's own schema says more. */
export const AnswerDocument = Type.Record(Type.String(), Type.Unknown())

/** 原填报内容 of an earlier version of the form that has no place in the one at hand, kept as it was. */
export const KeptAside = Type.Object({
  version: Type.String({ maxLength: 20 }),
  cell: Type.String({ maxLength: 300 }),
  title: Type.String({ maxLength: 300 }),
  unit: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
  value: Type.Unknown(),
  reason: Type.String({ maxLength: 300 }),
})

export const FindingCounts = Type.Object({
  mandatory: Type.Integer({ minimum: 0 }),
  verify: Type.Integer({ minimum: 0 }),
  advisory: Type.Integer({ minimum: 0 }),
  /** Verify findings that carry an accepted explanation. */
  explained: Type.Integer({ minimum: 0 }),
})
