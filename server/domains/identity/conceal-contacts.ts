/**
 * What of a person stands open to whom (law.md L-56, L-61). Those who visit and call respondents see
 * phones and names; others see that there is one, not which. A citizen's identity number is shown to
 * nobody: tax lists bring it along, the census has no use for it. Pure.
 */
import type { Role } from '../../contract/identity.ts'
import { looksLikeIdentityNumber } from '../../platform/identity-number.ts'

/** Roles that deal with respondents in person. */
const meetRespondents: ReadonlySet<Role> = new Set<Role>([
  'enumerator',
  'supervisor',
  'enterprise',
  'township-office',
  'county-office',
  // On the spot, with two approvals, for named units only.
  'enforcement-officer',
])

const PHONE = /phone|mobile|fax|电话|手机|传真/i
const PERSON =
  /legalRepresentative|operatorName|preparer|contactPerson|personInCharge|法定代表人|法人代表|负责人|经营者|联系人|填表人/i

/** The reply with what this role may not see hidden; the shape stays. */
export function concealContacts(role: Role, reply: unknown): unknown {
  const open = meetRespondents.has(role)
  const walk = (key: string, value: unknown): unknown => {
    if (typeof value === 'string') return concealText(key, value, open)
    if (Array.isArray(value)) return value.map((each: unknown) => walk(key, each))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        walk(name === 'value' ? key : name, part),
      ]),
    )
  }
  return walk('', reply)
}

function concealText(key: string, text: string, open: boolean): string {
  // A unit's code, never a person's number.
  if (key !== 'unifiedSocialCreditCode' && looksLikeIdentityNumber(text)) {
    return `${text.slice(0, 6)}${'*'.repeat(text.length - 6)}`
  }
  if (open || text === '') return text
  if (PHONE.test(key)) return text.length < 7 ? '***' : `${text.slice(0, 3)}****${text.slice(-4)}`
  return PERSON.test(key) ? `${[...text][0]}**` : text
}
