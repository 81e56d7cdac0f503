/**
 * What the respondent answered about the unit of the whole form, kept with the form as an explanation:
 * it goes into each revision, and the office reads it. Pure.
 */

import type { Finding, FormDefinition } from '../../../forms/engine/types.ts'
import {
  filledAmounts,
  inThousandYuan,
  type OtherUnit,
  suspectWholeFormUnit,
  type UnitContext,
  type UnitSuspicion,
} from '../../../forms/engine/whole-form-unit.ts'
import { WHOLE_FORM_UNIT } from '../../../server/contract/explanation-rules.ts'
import type { Explanation } from '../../form/explanation.ts'

/** Explanations know their finding by rule and cells; this one is about no cell in particular. */
export const unitFinding: Finding = {
  rule: WHOLE_FORM_UNIT,
  ...{ kind: 'plausibility', severity: 'verify', outcome: 'fail', fields: [] },
  message: '全表金额的计量单位',
}

const OTHER_REASON = '99'
const CONVERTED = '全表金额原按'

/** `at`: calendar date in Asia/Shanghai, e.g. 2024-01-15. */
export function convertedNote(unit: OtherUnit, cells: number, at: string) {
  const text = `${CONVERTED}${unit}填写，填报人 ${at} 核对后同意换算为千元，共 ${cells} 项`
  return { reason: OTHER_REASON, text }
}

export function keptNote(unit: OtherUnit, at: string) {
  const text = `系统询问是否按${unit}填写，填报人 ${at} 核对：本表金额按千元填写，不作换算`
  return { reason: OTHER_REASON, text }
}

/** What to ask now, if anything: nothing once the respondent said that 千元 is right. */
export function unitToAsk(
  form: Pick<FormDefinition, 'indicators'>,
  context: UnitContext,
  explanations: readonly Explanation[],
): UnitSuspicion | null {
  const note = explanations.find(({ rule }) => rule === unitFinding.rule)
  if (note && !note.text.startsWith(CONVERTED)) return null
  return suspectWholeFormUnit(form, context)
}

export interface Reading {
  readonly path: string
  readonly name: string
  readonly asFilled: number
  readonly converted: number
}

/** Each amount in both readings, the largest first; `keep`: cells that came from imports, in 千元. */
export function readingsOf(
  form: Pick<FormDefinition, 'indicators'>,
  answers: UnitContext['answers'],
  unit: OtherUnit,
  keep: (path: string, value: number) => boolean,
): Reading[] {
  return filledAmounts(form, answers)
    .filter(({ path, value }) => !keep(path, value))
    .map(({ path, name, value }) => ({
      ...{ path, name, asFilled: value },
      converted: inThousandYuan(value, unit),
    }))
    .sort((a, b) => Math.abs(b.asFilled) - Math.abs(a.asFilled))
}
