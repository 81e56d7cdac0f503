/** Whether a frame record answers what was typed: part of its name, or the beginning of its code. Pure. */
import type { FrameMatch } from '../../../server/contract/fieldwork.ts'

export function matchesText(
  match: Pick<FrameMatch, 'name' | 'unifiedSocialCreditCode'>,
  text: string,
): boolean {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return false
  const code = match.unifiedSocialCreditCode ?? ''
  return (
    match.name.normalize('NFKC').toLowerCase().includes(plain.toLowerCase()) ||
    code.startsWith(plain.toUpperCase())
  )
}
