/**
 * Prefilled values enter empty cells only; they are answers at once (checks see them) but stay
 * marked until the person has looked. Values of a kind the cell cannot hold are left out.
 */
import type { Answers, AnswerValue } from '../../../forms/engine/types.ts'
import { cellAt, type FormModel } from '../form-model.ts'
import { isEmptyValue, valueAt, withValue } from '../path.ts'
import type { FormSessionOptions } from './form-session.ts'

export interface StartedPrefill {
  readonly answers: Answers
  readonly from: ReadonlyMap<string, string>
  readonly unconfirmed: ReadonlySet<string>
}

export function startPrefill(
  options: Pick<FormSessionOptions, 'initialAnswers' | 'prefill' | 'unconfirmed' | 'readOnly'>,
  model: FormModel,
): StartedPrefill {
  let answers = options.initialAnswers
  const from = new Map<string, string>()
  const unconfirmed = new Set<string>()
  const earlier = new Set(options.unconfirmed ?? [])
  for (const [path, offered] of Object.entries(options.prefill ?? {})) {
    from.set(path, offered.from)
    if (earlier.has(path)) unconfirmed.add(path)
    if (options.readOnly || !isEmptyValue(valueAt(answers, path))) continue
    const { value } = offered
    if (!isAnswer(value) || isEmptyValue(value) || cellAt(model, path) === undefined) continue
    answers = withValue(answers, path, value)
    unconfirmed.add(path)
  }
  return { answers, from, unconfirmed }
}

function isAnswer(value: unknown): value is AnswerValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
