/**
 * What the code on a licence 营业执照 says: a credit code in a link or text, a name where one is written
 * beside it. Only a code with the right check digit counts. Pure.
 */
import { creditCodeValid } from '../../../forms/engine/credit-code.ts'

export interface LicenceFacts {
  readonly unifiedSocialCreditCode: string
  readonly name?: string
  readonly legalRepresentative?: string
  readonly address?: string
}

const labels = {
  name: /(?:名称|企业名称|单位名称|字号)[:：=]\s*([^;；,，\n&]+)/,
  legalRepresentative: /(?:法定代表人|负责人|经营者|投资人)[:：=]\s*([^;；,，\n&]+)/,
  address: /(?:住所|经营场所|地址)[:：=]\s*([^;；,，\n&]+)/,
} as const

/** Null where no sound credit code stands in the text. */
export function readLicence(text: string): LicenceFacts | null {
  const plain = decoded(text).normalize('NFKC')
  const codes = plain.toUpperCase().match(/(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])/g) ?? []
  const code = codes.find((each) => creditCodeValid(each))
  if (code === undefined) return null
  const found = Object.entries(labels).flatMap(([key, pattern]) => {
    const value = pattern.exec(plain)?.[1]?.trim()
    return value ? [[key, value] as const] : []
  })
  return { unifiedSocialCreditCode: code, ...Object.fromEntries(found) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray percent sign
  }
}
