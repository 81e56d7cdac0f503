/**
 * 登记: how a response was collected at the door and who confirmed it. The signature is bound to the
 * content by its hash; a change of any signed value makes it void (law.md L-11).
 */
import { type Static, Type } from 'typebox'
import { Id, Instant } from './shapes.ts'

export const registrationMethods = ['on-site', 'telephone'] as const
export const registrationMethodNames = {
  'on-site': '上门登记',
  telephone: '只电话联系',
} as const satisfies Record<(typeof registrationMethods)[number], string>

export const Registration = Type.Object({
  method: Type.Enum([...registrationMethods]),
  /** Where it was registered, WGS-84; taken at registration only. */
  point: Type.Optional(
    Type.Object({
      longitude: Type.Number({ minimum: -180, maximum: 180 }),
      latitude: Type.Number({ minimum: -90, maximum: 90 }),
      accuracyMetres: Type.Number({ minimum: 0 }),
      takenAt: Instant,
    }),
  ),
  /** How far outside the block the point lies, in metres, and why it is right all the same. */
  outside: Type.Optional(
    Type.Object({
      metres: Type.Number({ minimum: 0 }),
      reason: Type.String({ maxLength: 500 }),
    }),
  ),
  /** Photographs of licence or shop front taken for this unit. */
  photoIds: Type.Array(Id, { maxItems: 20 }),
  signature: Type.Optional(
    Type.Object({
      /** Name of the respondent who signed. */
      signer: Type.String({ minLength: 1, maxLength: 60 }),
      signedAt: Instant,
      /** The strokes, as SVG path data on a 600 × 240 ground. */
      strokes: Type.String({ maxLength: 60_000, pattern: '^[ML0-9 .]*$' }),
      /** SHA-256 of `signedText`, hexadecimal. */
      contentHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
  ),
})
export type Registration = Static<typeof Registration>

/** Farther outside the block than this must be explained (quality.md Q-24). */
export const FARTHEST_OUTSIDE_METRES = 500

export interface SignedContent {
  readonly responseId: string
  readonly formId: string
  readonly formVersion: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly explanations: readonly unknown[]
}

/** What a signature is over: members in a fixed order, empty answers left out. */
export function signedText(content: SignedContent): string {
  const { responseId, formId, formVersion, answers, explanations } = content
  return canonical({ responseId, formId, formVersion, answers, explanations })
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined && member !== null && member !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}

export type RegistrationFault =
  | 'no-registration'
  | 'telephone-only'
  | 'no-place'
  | 'outside-unexplained'
  | 'no-signature'
  | 'signature-void'

export const registrationFaultTexts: Readonly<Record<RegistrationFault, string>> = {
  'no-registration': '还没有登记：请由调查对象核对、确认并签字',
  'telephone-only':
    '只电话联系的不能作为上门登记报送；请问明实际经营地，由当地普查员上门采集（Q-25）',
  'no-place': '上门登记须有现场定位，或证照、门面照片（Q-25）',
  'outside-unexplained': `登记位置离普查小区边界超过 ${FARTHEST_OUTSIDE_METRES} 米，请写明原因（Q-24）`,
  'no-signature': '调查对象还没有签字',
  'signature-void': '签字后内容有改动，原签字作废，请调查对象重新确认并签字',
}

const OUTSIDE_REASON_CHARACTERS = 4

/**
 * What keeps a response collected at the door from being reported. `hash`: of its `signedText`;
 * `metresOutside`: how far outside the block its place lies, null where the outline is not at hand and
 * only what the registration itself says is known.
 */
export function registrationFaults(
  registration: Registration | undefined,
  hash: string,
  metresOutside: number | null,
): RegistrationFault[] {
  if (!registration) return ['no-registration']
  if (registration.method === 'telephone') return ['telephone-only']
  const { point, outside, photoIds, signature } = registration
  const faults: RegistrationFault[] = []
  if (!point && photoIds.length === 0) faults.push('no-place')
  const unexplained = [...(outside?.reason.trim() ?? '')].length < OUTSIDE_REASON_CHARACTERS
  const metres = metresOutside ?? outside?.metres ?? 0
  if (metres > FARTHEST_OUTSIDE_METRES && unexplained) {
    faults.push('outside-unexplained')
  }
  if (!signature || signature.strokes === '') faults.push('no-signature')
  else if (signature.contentHash !== hash) faults.push('signature-void')
  return faults
}
