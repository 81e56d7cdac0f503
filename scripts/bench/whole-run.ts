/** A run that did not judge everything, or took no time, says nothing about speed. Pure. */
export interface EvaluationSaid {
  readonly finished?: unknown
  readonly units?: unknown
  readonly responses?: unknown
  readonly findings?: unknown
  readonly seconds?: unknown
}

/** Throws with what is wrong of what `evaluate --json` said; gives the seconds it took. */
export function secondsOfWholeRun(
  said: EvaluationSaid,
  expected: { readonly units: number; readonly responses: number },
): number {
  const { finished, units, responses, findings, seconds } = said
  const faults = [
    ...(finished === true ? [] : ['it was not finished']),
    ...(expected.units > 0 && units === expected.units
      ? []
      : [`${units} units of ${expected.units} were judged`]),
    ...(expected.responses > 0 && responses === expected.responses
      ? []
      : [`${responses} responses of ${expected.responses} were judged`]),
    ...(typeof findings === 'number' && findings > 0 ? [] : [`it found ${findings} findings`]),
    ...(typeof seconds === 'number' && seconds > 0 ? [] : [`it took ${seconds} s`]),
  ]
  if (faults.length > 0 || typeof seconds !== 'number')
    throw new Error(`this run measures nothing: ${faults.join('; ')}`)
  return seconds
}
