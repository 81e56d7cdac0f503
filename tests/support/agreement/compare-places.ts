/**
 * The same random documents judged by the compiled checks in this process, by the same in Chromium,
 * and by the interpreter; told are the documents on which they differ.
 */
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import type { CheckTree } from '../../../forms/engine/language/tree.ts'
import type { Finding, FormDefinition } from '../../../forms/engine/types.ts'
import { codeListIds } from '../../../forms/generated/code-lists.ts'
import { type FormId, formIds, loadForm } from '../../../forms/generated/registry.ts'
import {
  formsDirectory,
  readCodeLists,
  readFormSources,
} from '../../../scripts/forms/form-sources.ts'
import { formTrees } from '../../../scripts/forms/form-trees.ts'
import { readCodeList } from '../../../server/platform/read-code-list.ts'
import { launchChromium } from '../browser.ts'
import { serveBuiltPage } from '../serve-built-page.ts'
import { soundDocuments } from '../sound-documents.ts'
import { type DocumentRange, fingerprints, type Place, resultsOf } from './fingerprint.ts'
import type { BaseDocument } from './random-document.ts'

export interface Agreement {
  readonly documents: number
  /** How many different results there were: agreement on one and the same would be worth nothing. */
  readonly distinct: number
  readonly disagreements: readonly string[]
  /** How often a check that looks at neighbours or at the office's area passed or failed. */
  readonly withNeighbours: number
}

const PIECE = 500
const BASES_PER_FORM = 12
/** Documents of each form looked through for checks on neighbours. */
const SAMPLED = 40

export async function comparePlaces(wanted: number): Promise<Agreement> {
  const perForm = Math.ceil(wanted / formIds.length)
  const bases = Object.fromEntries(formIds.map((id) => [id, basesOf(id)]))
  const forms = new Map<string, FormDefinition>()
  for (const id of formIds) forms.set(id, await loadForm(id))
  const codeLists = indexCodeLists(codeListIds.map(readCodeList))
  const server: Place = { forms, codeLists, bases }
  const trees = treesOf(forms)
  const interpreter: Place = { ...server, forms: interpreted(forms, trees) }
  const [browser, site] = await Promise.all([
    launchChromium(),
    serveBuiltPage('agreement-page', {
      '/bases.json': JSON.stringify(bases),
      '/code-lists.json': JSON.stringify(codeListIds.map(readCodeList)),
    }),
  ])
  try {
    const page = await browser.newPage()
    await page.goto(site.address)
    await page.locator('html[data-ready]').waitFor()
    const inBrowser = (range: DocumentRange) =>
      page.evaluate((asked) => window.fingerprints(asked), range)
    const disagreements: string[] = []
    const seen = new Set<number>()
    for (const range of rangesOf(perForm)) {
      const theirs = inBrowser(range)
      const ours = fingerprints(server, range)
      const drafted = fingerprints(interpreter, range)
      const chromium = await theirs
      ours.forEach((mark, index) => {
        seen.add(mark)
        const seed = range.from + index
        if (chromium[index] !== mark) disagreements.push(`${range.form} ${seed}: Chromium`)
        if (drafted[index] !== mark) {
          const told = differenceOf(server, interpreter, range.form, seed)
          disagreements.push(`${range.form} ${seed}: interpreter, ${told}`)
        }
      })
    }
    const documents = perForm * formIds.length
    const withNeighbours = countWithNeighbours(server, trees, Math.min(perForm, SAMPLED))
    return { documents, distinct: seen.size, disagreements, withNeighbours }
  } finally {
    await browser.close()
    await site.close()
  }
}

function rangesOf(perForm: number): DocumentRange[] {
  return formIds.flatMap((form) =>
    Array.from({ length: Math.ceil(perForm / PIECE) }, (_, piece) => {
      const from = piece * PIECE
      return { form, from, count: Math.min(PIECE, perForm - from) }
    }),
  )
}

/** As JSON brings them to the browser. */
function basesOf(id: FormId): BaseDocument[] {
  const picked = soundDocuments(id).slice(0, BASES_PER_FORM)
  const told = picked.map(({ form, unit, answers, others, previous }) => ({
    ...{ form, unit, answers, others, previous },
  }))
  return JSON.parse(JSON.stringify(told)) as BaseDocument[]
}

type Trees = ReadonlyMap<string, CheckTree>

/** Every check by its id, from the texts of the forms. */
function treesOf(forms: ReadonlyMap<string, FormDefinition>): Trees {
  const sources = readFormSources(formsDirectory)
  const lists = readCodeLists(formsDirectory)
  return new Map(
    [...forms].flatMap(([id, form]) => {
      const source = sources.find((each) => each.id === id && each.version === form.version)!
      return formTrees(source, sources, lists).checks.map((tree) => [tree.id, tree] as const)
    }),
  )
}

function interpreted(
  forms: ReadonlyMap<string, FormDefinition>,
  trees: Trees,
): Map<string, FormDefinition> {
  return new Map(
    [...forms].map(([id, form]) => {
      const checks = form.checks.map((check) => interpretCheck(trees.get(check.id)!))
      return [id, { ...form, checks }]
    }),
  )
}

function countWithNeighbours(place: Place, trees: Trees, perForm: number): number {
  const looks = new Set(
    [...trees]
      .filter(([, tree]) => /"(?:percentile|officeArea)"/.test(JSON.stringify(tree)))
      .map(([id]) => id),
  )
  return formIds.reduce((all, form) => {
    const results = Array.from({ length: perForm }, (_, seed) => resultsOf(place, form, seed))
    const judged = ({ rule, outcome }: Finding) => looks.has(rule) && outcome !== 'not-applicable'
    return all + results.flat().filter(judged).length
  }, 0)
}

function differenceOf(one: Place, other: Place, form: string, seed: number): string {
  const [a, b] = [resultsOf(one, form, seed), resultsOf(other, form, seed)].map((found) =>
    found.map((finding) => JSON.stringify(finding)),
  ) as [string[], string[]]
  const at = a.findIndex((finding, index) => finding !== b[index])
  return `${a[at]} <> ${b[at]}`
}
