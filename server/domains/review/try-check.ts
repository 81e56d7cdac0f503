/**
 * Runs a draft of a check over one piece of the collected responses, beside the check in force under
 * the same id. Stores nothing; whoever asks goes on with `next` until there is none.
 */
import { runCheck } from '../../../forms/engine/run-check.ts'
import type { Answers, CheckContext, CompiledCheck, Outcome } from '../../../forms/engine/types.ts'
import { formTable } from '../../../forms/form-words.ts'
import type { CheckTrial } from '../../contract/checks.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { areaPrefixOf, findAreaNames } from '../areas/index.ts'
import { findUnits, type UnitRow } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { findFormInForce, readCheckText } from '../instruments/index.ts'
import {
  countStanding,
  forwardToNewest,
  gatherSurroundings,
  officeAreaOf,
  type StandingDocument,
  standingDocuments,
} from '../responses/index.ts'
import { TrialTally } from './trial-tally.ts'

/** Responses in one piece: well under a second, so that others are served in between. */
const PIECE = 400

export async function tryCheck(
  ctx: SignedInContext,
  input: {
    readonly formId: string
    readonly text: string
    readonly area?: string | undefined
    readonly after: string | null
  },
): Promise<CheckTrial> {
  requireRight(ctx, 'check.draft')
  const db = ctx.database.read
  const book = await openFormBook()
  const form = await findFormInForce(db, input.formId, undefined, ctx.clock.now())
  if (!form) throw new Problem('code-not-in-list', `没有 ${formTable(input.formId)}`)
  const { checks, errors } = readCheckText(book, form, input.text)
  const draft = checks[0]?.check
  if (errors.length > 0 || !draft || checks.length > 1) {
    const faults = errors.length > 0 ? errors : [`应写一条审核关系，现有 ${checks.length} 条`]
    throw new Problem('check-draft-faulty', faults.join('；'), { faults })
  }
  const published = form.checks.find((check) => check.id === draft.id)
  const area = input.area === undefined ? undefined : areaPrefixOf(input.area)
  const filter = { formId: form.id, area }
  const documents = await standingDocuments(db, ctx, {
    ...filter,
    after: input.after,
    limit: PIECE + 1,
  })
  const piece = documents.slice(0, PIECE)
  const units = await findUnits(
    db,
    piece.map((document) => document.unitId),
  )
  const areaNames = await findAreaNames(
    db,
    piece.flatMap((document) => document.areaCode ?? []),
  )
  const tally = new TrialTally(book.codeLists, published !== undefined)
  for (const document of piece) {
    const unit = units.get(document.unitId)
    if (!unit) continue
    const context = await contextOf(db, book, form.version, [draft, published], document, unit)
    const result = judge(draft, context)
    tally.add({
      ...document,
      ...result,
      before: published ? judge(published, context).outcome : null,
      unitName: unit.name,
      industryCode: unit.industryCode,
      areaNames: areaNames.get(document.areaCode ?? '') ?? [],
    })
  }
  return {
    ...tally.reply(),
    looked: piece.length,
    total: await countStanding(db, ctx, filter),
    next: documents.length > PIECE ? piece.at(-1)!.responseId : null,
  }
}

/** The unit's other forms and earlier figures are read only for a check that looks at them. */
async function contextOf(
  db: Executor,
  book: FormBook,
  version: string,
  checks: readonly (CompiledCheck | undefined)[],
  document: StandingDocument,
  unit: UnitRow,
): Promise<CheckContext> {
  const form = { version, checks: checks.filter((check) => check !== undefined) }
  const { formId, formVersion } = document
  const work = { formVersion, answers: document.answers, explanations: [], keptAside: [] }
  // The engine takes any JSON for an answer document.
  const alone = {
    answers: forwardToNewest(book, formId, work).answers as Answers,
    codeLists: book.codeLists,
  }
  const looksAround = checks.some(
    (check) =>
      check !== undefined &&
      [
        check.dependencies.others,
        check.dependencies.previous,
        check.dependencies.unit,
        check.dependencies.distributions,
      ].some((names) => names.length > 0),
  )
  const officeAreaPrefix = officeAreaOf(unit)
  if (!looksAround) return { ...alone, officeAreaPrefix }
  const gathered = await gatherSurroundings(db, book, unit, document, form)
  const { others, previous, unit: attributes, neighbours } = gathered
  return {
    officeAreaPrefix,
    distributions: neighbours.distributions,
    ...alone,
    others: others as Readonly<Record<string, Answers>>,
    previous: (previous ?? undefined) as Answers | undefined,
    unit: attributes,
  }
}

/** Worst outcome over the rows visited, with the first message. */
function judge(check: CompiledCheck, context: CheckContext): { outcome: Outcome; message: string } {
  const findings = runCheck(check, context, true)
  const failed = findings.find((each) => each.outcome === 'fail')
  if (failed) return { outcome: 'fail', message: failed.message }
  const passed = findings.some((each) => each.outcome === 'pass')
  return { outcome: passed ? 'pass' : 'not-applicable', message: '' }
}
