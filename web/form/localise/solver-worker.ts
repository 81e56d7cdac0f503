/**
 * Error localisation off the main thread. The solver is WebAssembly from our own origin, fetched
 * when the first form with failing relations asks for it.
 */
import loadHighs from 'highs'
import highsAddress from 'highs/runtime?url'
import { highsSolver } from '../../../forms/engine/linear/highs-solver.ts'
import type { SolveLinear } from '../../../forms/engine/linear/linear-program.ts'
import { localise } from '../../../forms/engine/localise/localise.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { findRelations } from '../../../forms/generated/relations.ts'
import type { LocateAnswer, LocateQuestion } from './questions.ts'

let solver: Promise<SolveLinear> | undefined

function openSolver(): Promise<SolveLinear> {
  solver ??= loadHighs({ locateFile: () => highsAddress }).then(highsSolver)
  return solver
}

async function answer(question: LocateQuestion): Promise<LocateAnswer> {
  const { number, formId, formVersion, context, prefilled } = question
  const [form, relations, solve] = await Promise.all([
    findForm(formId, formVersion),
    findRelations(formId, formVersion),
    openSolver(),
  ])
  if (form === undefined || relations === undefined) return { number, likely: [], tookMs: 0 }
  const startedMs = performance.now()
  const likely = localise(form, relations, context, solve, { prefilled: new Set(prefilled) })
  return { number, likely, tookMs: performance.now() - startedMs }
}

self.addEventListener('message', ({ data }: MessageEvent<LocateQuestion>) => {
  void answer(data).then((told) => self.postMessage(told))
})
