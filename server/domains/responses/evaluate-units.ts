/**
 * Judges the responses of whole units, and reads what they say of other units or contribute to
 * percentiles. Pure but for loading forms.
 */
import {
  establishmentFindings,
  type KnownEstablishment,
} from '../../../forms/engine/establishments/compare-list.ts'
import { evaluateResponses } from '../../../forms/engine/evaluate.ts'
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
import { basisOf, type SharedGrounds, sharedGrounds } from './basis-of.ts'
import { CROSS_UNIT_FORMS, type UnitFacts, unitFactsOf } from './cross-unit.ts'
import { answersInNewest, earlierAnswersIn } from './forward-work.ts'
import type { NeighbourSet } from './neighbour-set.ts'
import { officeAreaOf } from './office-area-of.ts'
import {
  attributesFrom,
  frameAttributesOf,
  type TellingDocument,
  tellingDocuments,
} from './unit-attributes.ts'

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

export interface EvaluatedUnits {
  readonly revisions: readonly EvaluatedRevision[]
  readonly facts: readonly PlacedFacts[]
}

/** What a unit says of itself and others, and where it is. */
export interface PlacedFacts {
  readonly facts: UnitFacts
  readonly areaCode: string | null
}

export async function evaluateUnits(
  book: FormBook,
  units: readonly UnitToEvaluate[],
  neighbours: NeighbourSet,
): Promise<EvaluatedUnits> {
  const parsed = new ParsedAnswers()
  const documents = await documentsOf(book, units, parsed)
  const evaluated: { readonly at: number; readonly revision: EvaluatedRevision }[] = []
  for (const [form, ofForm] of groupBy(documents, (each) => each.form)) {
    const asks = asksForPercentiles(form)
    const grounded: (DocumentInPlace & { readonly basis: string })[] = []
    for (const each of ofForm) {
      const { document, context } = each
      if (asks) {
        const spreads = neighbours.of(document.formId, document.period)
        context.distributions = distributionsFor(spreads, context.unit, book.codeLists)
      }
      const basis = basisOfDocument(each)
      // Evaluated on the same basis before.
      if (!document.knownBases.includes(basis)) grounded.push({ ...each, basis })
    }
    const found = evaluateResponses(
      form,
      grounded.map(({ context }) => context),
    )
    grounded.forEach(({ at, document, context, basis }, index) => {
      const { revisionId, formId, establishments } = document
      const findings = found[index]!
      for (const each of establishmentFindings(formId, establishments, context.answers))
        findings.push(each)
      const neighbourSetId = asks ? neighbours.id : null
      const ruleVersion = ruleVersionOf(form)
      evaluated.push({ at, revision: { revisionId, basis, ruleVersion, neighbourSetId, findings } })
    })
  }
  // Unit by unit again, as they are stored.
  evaluated.sort((a, b) => a.at - b.at)
  const facts = units.flatMap(({ unit, documents }) =>
    unit === null ? [] : factsOfUnit(unit, documents, parsed),
  )
  return { revisions: evaluated.map(({ revision }) => revision), facts }
}

/** What units say of each other, without judging them. */
export function readFacts(units: readonly UnitToEvaluate[]): PlacedFacts[] {
  const parsed = new ParsedAnswers()
  return units.flatMap(({ unit, documents }) =>
    unit === null ? [] : factsOfUnit(unit, documents, parsed),
  )
}

function factsOfUnit(
  unit: UnitRow,
  documents: readonly DocumentToEvaluate[],
  parsed: ParsedAnswers,
): PlacedFacts {
  const said: Record<string, AnswerJson> = {}
  for (const document of documents)
    if (CROSS_UNIT_FORMS.includes(document.formId)) said[document.formId] = parsed.of(document)
  return { facts: unitFactsOf(unit, said), areaCode: unit.areaCode }
}

/** Answers are parsed once, whoever asks first. */
class ParsedAnswers {
  private readonly known = new Map<DocumentToEvaluate, AnswerJson>()

  of(document: DocumentToEvaluate): AnswerJson {
    const known = this.known.get(document)
    if (known !== undefined) return known
    const answers = JSON.parse(document.answers) as AnswerJson
    this.known.set(document, answers)
    return answers
  }
}

function basisOfDocument({ document, around, context }: DocumentInPlace): string {
  const { ruleSet, prior, establishments } = document
  return basisOf(around.grounds, document, {
    publication: ruleSet?.publication ?? null,
    priorPeriod: prior?.period ?? null,
    distributions: context.distributions,
    establishments,
  })
}

export async function collectFromUnits(
  book: FormBook,
  units: readonly UnitToEvaluate[],
): Promise<Contribution[]> {
  const contributions: Contribution[] = []
  for (const { document, form, context } of await documentsOf(book, units, new ParsedAnswers())) {
    const { formId, period } = document
    const { industryCode = '', unitSize = '' } = context.unit
    for (const { name, points, values } of collectValues(form, context))
      contributions.push({ formId, period, name, points, values, industryCode, unitSize })
  }
  return contributions
}

interface DocumentInPlace {
  readonly document: DocumentToEvaluate
  /** Among all documents that are wanted. */
  readonly at: number
  readonly around: PeriodOfUnit
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
  parsed: ParsedAnswers,
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
      const around =
        ofPeriod.get(period) ??
        readPeriod(
          book,
          unit,
          documents.filter((each) => each.period === period),
          parsed,
        )
      ofPeriod.set(period, around)
      // The engine takes any JSON for an answer document and reports what does not fit as findings.
      const context = {
        answers: parsed.of(document) as Answers,
        // A copy keeps its layout where a key of it is emptied, not where one is left out.
        others: { ...around.newest, [formId]: undefined } as Readonly<Record<string, Answers>>,
        previous: earlier as Answers | undefined,
        unit: around.telling.some((each) => each.formId === formId)
          ? attributesFrom(around.frame, around.telling, formId)
          : around.attributes,
        codeLists: book.codeLists,
        officeAreaPrefix: officeAreaOf(unit),
        distributions: undefined,
      }
      found.push({ document, at: found.length, around, form, context })
    }
  }
  return found
}

/** What the documents of a unit and a period share. */
interface PeriodOfUnit {
  readonly grounds: SharedGrounds
  /** By form, under the names of its newest version. */
  readonly newest: Readonly<Record<string, AnswerJson>>
  readonly frame: UnitAttributes
  readonly telling: readonly TellingDocument[]
  /** For all that tell nothing of the unit themselves. */
  readonly attributes: UnitAttributes
}

function readPeriod(
  book: FormBook,
  unit: UnitRow,
  documents: readonly DocumentToEvaluate[],
  parsed: ParsedAnswers,
): PeriodOfUnit {
  const newest: Record<string, AnswerJson> = {}
  for (const each of documents) {
    const { formId, formVersion } = each
    newest[formId] = answersInNewest(book, { formId, formVersion, answers: parsed.of(each) })
  }
  const grounds = sharedGrounds(
    unit,
    documents.map(({ revisionId }) => revisionId),
  )
  const frame = frameAttributesOf(unit)
  const telling = tellingDocuments(newest)
  const attributes = attributesFrom(frame, telling)
  return { grounds, newest, frame, telling, attributes }
}
