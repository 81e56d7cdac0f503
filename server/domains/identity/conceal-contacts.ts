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

const PHONE = /phone|mobile|fax|e-?mail|电话|手机|传真|邮箱|电子邮件/i
const PERSON =
  /legalRepresentative|operatorName|preparer|contactPerson|personInCharge|signer|法定代表人|法人代表|负责人|经营者|联系人|填表人/i

/** A mobile number in the middle of words: a message quotes a cell, an explanation names whom to call. */
const MOBILE = /(?<![\w-])1[3-9]\d{9}(?![\w-])/g

/** What may be an identity number in the middle of words: a list's fault quotes the cell it is about. */
const IDENTITY = /(?<![\w-])\d{17}[\dX](?:[0-9A-Z]{2})?(?![\w-])/g

/** The reply with what this role may not see hidden; the shape stays. */
export function concealContacts(role: Role, reply: unknown): unknown {
  const open = meetRespondents.has(role)
  const walk = (key: string, value: unknown): unknown => {
    if (typeof value === 'string') return concealText(key, value)
    if (Array.isArray(value)) return value.map((each: unknown) => walk(key, each))
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
    // A value that stands beside the name of its cell, as what was kept aside does.
    const label = 'cell' in value && typeof value.cell === 'string' ? value.cell : key
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        walk(name === 'value' ? label : name, part),
      ]),
    )
  }
  const concealText = (key: string, text: string): string => {
    // What a tablet sent, kept whole: a document in a text.
    const inside = key === 'content' && !open ? parsedObject(text) : undefined
    return inside ? JSON.stringify(walk('', inside)) : concealWords(key, text, open)
  }
  return walk('', reply)
}

function parsedObject(text: string): object | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined // shown as the words it is
  }
}

function concealWords(key: string, text: string, open: boolean): string {
  // A unit's code, never a person's number.
  if (key === 'unifiedSocialCreditCode') return text
  const known = text.replace(IDENTITY, concealIdentity)
  if (open || known === '') return known
  if (PHONE.test(key)) return concealNumber(known)
  return PERSON.test(key) ? `${[...known][0]}**` : known.replace(MOBILE, concealNumber)
}

function concealIdentity(text: string): string {
  return looksLikeIdentityNumber(text) ? `${text.slice(0, 6)}${'*'.repeat(text.length - 6)}` : text
}

function concealNumber(text: string): string {
  return text.length < 7 ? '***' : `${text.slice(0, 3)}****${text.slice(-4)}`
}
