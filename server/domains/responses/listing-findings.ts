/** What a listing form (621, 622) says about the unit itself, in the frame's words. Pure. */
import { creditCodeValid } from '../../../forms/engine/credit-code.ts'
import type { ListingFindings } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'

/** 运营状态 under which the unit's frame record ends otherwise than 正常填表. */
const outcomeByStatus: Readonly<Record<string, ListingFindings['outcome']>> = {
  '2': 'suspended',
  '6': 'deregistered',
  '7': 'deregistered',
}

export function listingFindingsOf(answers: AnswerJson): ListingFindings {
  const code = text(answers.unifiedSocialCreditCode)
  const landline = [text(answers.landlineAreaCode), text(answers.landlinePhone)]
    .filter((part) => part !== undefined)
    .join('-')
  return {
    name: listingNameOf(answers),
    unifiedSocialCreditCode: code !== undefined && creditCodeValid(code) ? code : undefined,
    address: text(answers.locationAddress),
    phone: text(answers.contactPhone) ?? text(answers.mobilePhone) ?? (landline || undefined),
    legalRepresentative: text(answers.legalRepresentative) ?? text(answers.operatorName),
    outcome: outcomeByStatus[text(answers.operatingStatus) ?? ''],
  }
}

export function listingNameOf(answers: AnswerJson): string | undefined {
  return text(answers.unitName) ?? text(answers.selfEmployedName)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
