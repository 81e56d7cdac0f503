/** Judges the responses of whole units, or reads what they contribute to percentiles. Pure but for loading forms. */
import {
  establishmentFindings,
  type KnownEstablishment,
} from '../../../forms/engine/establishments/compare-list.ts'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import {
  asksForPercentiles,
  collectValues,
} from '../../../forms/engine/neighbours/collect-values.ts'
import { type Contribution, distributionsFor } from '../../../forms/engine/neighbours/spread.ts'
import { ruleVersionOf } from '../../../forms/engine/rule-set.ts'
import type {
  Answers,
  CheckContext,
  Distributions,
  Finding,
  FormDefinition,
  UnitAttributes,
} from '../../../forms/engine/types.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { UnitRow } from '../frame/index.ts'
import { applyRuleSet, type RuleSetRow } from '../instruments/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { basisOf } from './basis-of.ts'
import { answersInNewest, earlierAnswersIn } from './forward-work.ts'
import type { NeighbourSet } from './neighbour-set.ts'
import { officeAreaOf } from './office-area-of.ts'
import { tellsOfUnit, unitAttributesOf } from './unit-attributes.ts'

/** As read from the database. */
export interface UnitToEvaluate {
  readonly unitId: string
  /** null: received under a unit that is no longer known. */
  readonly unit: UnitRow | null
  readonly documents: readonly DocumentToEvaluate[]
}

export interface DocumentToEvaluate {
  readonly revisionId: string
  readonly formId: string
  readonly period: string
  readonly formVersion: string
  /** JSON. */
  readonly answers: string
  /** The form a period before; answers as JSON. */
  readonly prior: { readonly period: string; readonly answers: string } | null
  /** What was published of its checks since; null while they are those of the form version. */
  readonly ruleSet: Pick<RuleSetRow, 'publication' | 'changes'> | null
  /** Evaluated on one of these before: only its answers are looked at, by the others. */
  readonly knownBases: readonly string[]
  readonly wanted: boolean
  /** Known of the unit, where the form tells of its establishments: what is left out is asked for. */
  readonly establishments: readonly KnownEstablishment[]
}

export interface EvaluatedRevision {
  readonly revisionId: string
  readonly basis: string
  /** Of the checks that were run, such as `2023.1+3`. */
  readonly ruleVersion: string
  /** The percentiles they compared with; null where they asked for none. */
  readonly neighbourSetId: string | null
  readonly findings: readonly Finding[]
}

export async function evaluateUnits(
  book: FormBook,
  units: readonly UnitToEvaluate[],
  neighbours: NeighbourSet,
): Promise<EvaluatedRevision[]> {
  const evaluated = new Map<DocumentToEvaluate, EvaluatedRevision>()
  const documents = await documentsOf(book, units)
  // Form by form: going from one form's checks to another's, the processor reads their code anew each time.
  const byForm = [...groupBy(documents, ({ form }) => form).values()].flat()
  for (const { unit, document, others, form, context } of byForm) {
    const { revisionId, formId, period, ruleSet, prior, establishments } = document
    const asks = asksForPercentiles(form)
    const distributions = asks
      ? distributionsFor(neighbours.of(formId, period), context.unit, book.codeLists)
      : undefined
    context.distributions = distributions
    const basis = basisOf(unit, document, {
      publication: ruleSet?.publication ?? null,
      otherRevisions: others.map((other) => other.revisionId),
      priorPeriod: prior?.period ?? null,
      distributions,
      establishments,
    })
    if (document.knownBases.includes(basis)) continue
    const findings = evaluateResponse(form, context)
    for (const each of establishmentFindings(formId, establishments, context.answers))
      findings.push(each)
    evaluated.set(document, {
      revisionId,
      basis,
      ruleVersion: ruleVersionOf(form),
      neighbourSetId: asks ? neighbours.id : null,
      findings,
    })
  }
  // Unit by unit again, as they are stored.
  return documents.flatMap(({ document }) => evaluated.get(document) ?? [])
}

export async function collectFromUnits(
  book: FormBook,
  units: readonly UnitToEvaluate[],
): Promise<Contribution[]> {
  const contributions: Contribution[] = []
  for (const { document, form, context } of await documentsOf(book, units)) {
    const { formId, period } = document
    const { industryCode = '', unitSize = '' } = context.unit
    for (const { name, points, values } of collectValues(form, context))
      contributions.push({ formId, period, name, points, values, industryCode, unitSize })
  }
  return contributions
}

interface DocumentInPlace {
  readonly unit: UnitRow
  readonly document: DocumentToEvaluate
  /** The unit's other documents of the period. */
  readonly others: readonly DocumentToEvaluate[]
  /** With the checks in force. */
  readonly form: FormDefinition
  readonly context: CheckContext & {
    readonly unit: UnitAttributes
    /** To be filled in where the form asks. */
    distributions?: Distributions | undefined
  }
}

/** The documents that are wanted, each as the engine judges it. */
async function documentsOf(
  book: FormBook,
  units: readonly UnitToEvaluate[],
): Promise<DocumentInPlace[]> {
  const found: DocumentInPlace[] = []
  // The documents of a batch share their publications, also once they reached a worker.
  const inForce = new Map<DocumentToEvaluate['ruleSet'], FormDefinition>()
  for (const { unit, documents } of units) {
    if (unit === null) continue
    const ofPeriod = new Map<string, PeriodOfUnit>()
    for (const document of documents) {
      if (!document.wanted) continue
      const { formId, formVersion, ruleSet, prior, period } = document
      const current = book.forms.get(formId)
      const own =
        current?.version === formVersion
          ? current
          : ((await findForm(formId, formVersion)) ?? current)
      if (own === undefined) continue
      const form =
        ruleSet === null ? own : (inForce.get(ruleSet) ?? applyRuleSet(book, own, ruleSet))
      if (ruleSet !== null) inForce.set(ruleSet, form)
      const earlier =
        prior === null
          ? undefined
          : earlierAnswersIn(book, formId, own.version, JSON.parse(prior.answers) as AnswerJson)
      const around = ofPeriod.get(period) ?? readPeriod(book, unit, documents, period)
      ofPeriod.set(period, around)
      const { [formId]: itself, ...others } = around.newest
      // The engine takes any JSON for an answer document and reports what does not fit as findings.
      const context = {
        answers: around.received.get(document) as Answers,
        others: others as Readonly<Record<string, Answers>>,
        previous: earlier as Answers | undefined,
        unit: tellsOfUnit(itself) ? unitAttributesOf(unit, others) : around.attributes,
        codeLists: book.codeLists,
        officeAreaPrefix: officeAreaOf(unit),
        distributions: undefined,
      }
      const beside = around.documents.filter((other) => other !== document)
      found.push({ unit, document, others: beside, form, context })
    }
  }
  return found
}

/** What the documents of a unit and a period share. */
interface PeriodOfUnit {
  readonly documents: readonly DocumentToEvaluate[]
  readonly received: ReadonlyMap<DocumentToEvaluate, AnswerJson>
  /** By form, under the names of its newest version. */
  readonly newest: Readonly<Record<string, AnswerJson>>
  /** For all that tell nothing of the unit themselves. */
  readonly attributes: UnitAttributes
}

function readPeriod(
  book: FormBook,
  unit: UnitRow,
  all: readonly DocumentToEvaluate[],
  period: string,
): PeriodOfUnit {
  const documents = all.filter((each) => each.period === period)
  const received = new Map<DocumentToEvaluate, AnswerJson>()
  const newest: Record<string, AnswerJson> = {}
  for (const each of documents) {
    const answers = JSON.parse(each.answers) as AnswerJson
    received.set(each, answers)
    newest[each.formId] = answersInNewest(book, { ...each, answers })
  }
  return { documents, received, newest, attributes: unitAttributesOf(unit, newest) }
}
