/**
 * Attributes that follow from what a unit reports: forms' answers in, attributes out. Registration
 * (601, 611) is trusted over the listing that came before it. Pure.
 */
import type { AttributeChange } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'

/** Forms whose answers carry attributes, the more trusted first; no other costs anything on arrival. */
const BASICS = ['601', '611', '621', '622']
const KINDS: Readonly<Record<string, 'legalUnit' | 'establishment'>> = {
  '1': 'legalUnit',
  '2': 'establishment',
}

export function bearsAttributes(formId: string): boolean {
  return BASICS.includes(formId) || isFinance(formId)
}

/** What the form's answers say; what they leave open is left out. */
export function attributesFromAnswers(formId: string, answers: AnswerJson): AttributeChange {
  if (isFinance(formId)) {
    const expenses = answers.researchAndDevelopmentExpenses
    // Reported expenses show research; none shown does not show that there was none.
    return typeof expenses === 'number' && expenses > 0 ? { rdActivities: true } : {}
  }
  if (formId === '622') return { kind: 'selfEmployed' }
  const kind = formId === '601' ? undefined : KINDS[code(answers.unitKind) ?? '']
  const institutionType = code(answers.institutionType)
  const accountingStandardCategory = code(answers.accountingStandardCategory)
  const establishments = answers.hasEstablishments
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(institutionType === undefined ? {} : { institutionType }),
    ...(accountingStandardCategory === undefined ? {} : { accountingStandardCategory }),
    ...(typeof establishments === 'boolean' ? { severalEstablishments: establishments } : {}),
  }
}

/** Whether a later word of `formId` gives way to what `earlierFormId` said. */
export function givesWay(formId: string, earlierFormId: string): boolean {
  const rank = (id: string) => (BASICS.includes(id) ? BASICS.indexOf(id) : BASICS.length)
  return rank(formId) >= BASICS.indexOf('621') && rank(earlierFormId) < BASICS.indexOf('621')
}

function isFinance(formId: string): boolean {
  return /^[BCESXF]603$/.test(formId)
}

function code(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
