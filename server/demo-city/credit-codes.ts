/**
 * Issues credit codes (GB 32100-2015) that pass both check digits and are never issued twice.
 * The codes belong to nobody; their last digits come from the form engine's own arithmetic.
 */
import { creditCodeCheckDigit, organisationCheckDigit } from '../../forms/engine/credit-code.ts'
import type { Random } from './random.ts'

/** Registering department and category, the first two characters. */
export type CreditCodePrefix =
  | '11'
  | '12'
  | '51'
  | '52'
  | '53'
  | '54'
  | '55'
  | '71'
  | '91'
  | '92'
  | '93'
  | 'N2'

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** The development zone is a statistical area: its units are registered with the city. */
const registeringAuthority: Readonly<Record<string, string>> = { '140671': '140600' }

export interface CreditCodeIssuer {
  /** A new code for a unit registered in a county (six digits). */
  issue(prefix: CreditCodePrefix, countyCode: string): string
}

export function createCreditCodeIssuer(random: Random): CreditCodeIssuer {
  const issued = new Set<string>()
  return {
    issue(prefix, countyCode) {
      for (;;) {
        const body = organisationBody(random)
        const first17 = [
          prefix,
          registeringAuthority[countyCode] ?? countyCode,
          body,
          organisationCheckDigit(body),
        ].join('')
        const code = `${first17}${creditCodeCheckDigit(first17)}`
        if (issued.has(code)) continue
        issued.add(code)
        return code
      }
    },
  }
}

/** Eight characters: since 2015 mostly MA and six more, before that digits. */
function organisationBody(random: Random): string {
  const isRecent = random.chance(0.7)
  const from = isRecent ? characters : '0123456789'
  const tail = Array.from({ length: isRecent ? 6 : 8 }, () => random.pick([...from]))
  return `${isRecent ? 'MA' : ''}${tail.join('')}`
}
