/**
 * What a document is compared with beyond its unit: percentiles of units like it, and whose office checks
 * it. The same seed gives the same in every place. Pure; runs in the browser too.
 */
import type { CheckContext, FormDefinition } from '../../../forms/engine/types.ts'
import { drawFrom } from './random-document.ts'

/** Ratios of all sizes, and what no distribution should hold. */
const POINTS: readonly number[] = [
  ...[0, 0.05, 0.2, 0.95, 1, 20, 300, 5_000, 80_000, 1e12, -3, 0.1 + 0.2],
  ...[Number.NaN, Number.POSITIVE_INFINITY],
]
const AREAS = [undefined, '', '14', '1406', '140602', '140603', '140602001001', '１４']

export function randomNeighbours(
  form: FormDefinition,
  seed: number,
): Pick<CheckContext, 'distributions' | 'officeAreaPrefix'> {
  const draw = drawFrom(seed ^ 0x5eed)
  const officeAreaPrefix = AREAS[draw(AREAS.length)]
  const names = form.checks.flatMap((check) => check.dependencies.distributions)
  // One in six stands without any.
  if (draw(6) === 0) return { officeAreaPrefix }
  const distributions = [...new Set(names)].sort().map((name) => {
    const point = () => POINTS[draw(POINTS.length)]!
    const points = { p1: point(), p99: point(), units: 10 + draw(90), group: '同行业（06）' }
    return [name, draw(8) === 0 ? {} : points] as const
  })
  return { officeAreaPrefix, distributions: Object.fromEntries(distributions) }
}
