/**
 * Whatever stands in a code column: a sound 统一社会信用代码, an organisation code, an old number of 15
 * digits, or something mangled. Typing confusions (O and 0, I and 1 …) are mended for comparing only
 * where exactly one mending satisfies the check digits; the list's own value is never changed.
 */
import { creditCodeValid, normaliseCreditCode, organisationCodeValid } from '../credit-code.ts'

export interface CodeParts {
  /** A sound credit code, as written or mended; else empty. */
  readonly sound: string
  /** The nine characters of the organisation code where they can be trusted to be meant; else empty. */
  readonly organisation: string
  /** 15-digit number of an old licence; else empty. */
  readonly registration: string
  /** The rest: what was written, where it is long enough to be compared. */
  readonly mangled: string
}

export const noCode: CodeParts = { sound: '', organisation: '', registration: '', mangled: '' }

/** What a hand or a scanner takes for what. */
const confusions: Readonly<Record<string, string>> = {
  O: '0D',
  I: '1',
  S: '5',
  Z: '2',
  V: 'UY',
  L: '1',
  B: '8',
  G: '6',
  Q: '0',
  D: '0',
}

export function readCode(text: string): CodeParts {
  if (text === '') return noCode
  const code = normaliseCreditCode(text)
    .replace(/[\s\u3000]/g, '')
    .replace(/^="?(.*?)"?$/, '$1')
    .replace(/^['‘’`]/, '')
  if (code === '' || /^(.)\1*$/.test(code)) return noCode
  if (code.length === 18) {
    const sound = creditCodeValid(code) ? code : mendConfusions(code)
    if (sound !== '') return { ...noCode, sound, organisation: sound.slice(8, 17) }
    const inside = code.slice(8, 17)
    const organisation = organisationCodeValid(inside) && !/^\d{17}[\dX]$/.test(code) ? inside : ''
    return { ...noCode, organisation, mangled: code }
  }
  const plain = code.replace(/-/g, '')
  if (/^[0-9A-Z]{8}[0-9X]$/.test(plain)) return { ...noCode, organisation: plain }
  if (/^\d{15}$/.test(plain)) return { ...noCode, registration: plain }
  if (/E[+-]?\d+$/.test(plain) || plain.length < 9) return noCode
  return { ...noCode, mangled: plain }
}

/** Letters that are not in the alphabet are surely slips; others only one at a time. */
function mendConfusions(code: string): string {
  const surely = code.replace(/[OISZV]/g, (letter) => confusions[letter]?.[0] ?? letter)
  if (surely !== code && creditCodeValid(surely) && organisationCodeValid(surely.slice(8, 17))) {
    return surely
  }
  let mended = ''
  for (let i = 0; i < code.length; i++) {
    for (const other of confusions[code[i]!] ?? '') {
      const candidate = surely.slice(0, i) + other + surely.slice(i + 1)
      if (!creditCodeValid(candidate) || !organisationCodeValid(candidate.slice(8, 17))) continue
      if (mended !== '' && mended !== candidate) return ''
      mended = candidate
    }
  }
  return mended
}
