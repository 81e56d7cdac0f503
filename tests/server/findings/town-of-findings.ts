/** Households of one town whose activity is written with a blank in it: check 622-021 asks about that. */
import type { Finding } from '../../../forms/engine/types.ts'
import { getFindingHistory, listFindings } from '../../../server/contract/findings.ts'
import type { RevisionEnvelope } from '../../../server/contract/responses.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

export const SPACED = '622-021'
export const spaced = { ...noodleShop, mainActivity1: '面条制作 餐饮服务' }
export const SAID = '门头招牌原文如此，中间空一格'
export const explanation = {
  ...{ rule: SPACED, fields: ['mainActivity1'], reason: '99', text: SAID },
}

export interface Town {
  readonly app: TestApp
  readonly people: People
}

export async function createTown(units: readonly string[]): Promise<Town> {
  const app = await createTownApp()
  const people = await signInEveryone(app)
  for (const id of units) {
    await addUnit(app, { id })
    await assign(app, id, '622')
  }
  return { app, people }
}

/** Sends revision `<unit>-<number>` on the one before. */
export function report(
  { app, people }: Town,
  unitId: string,
  number: number,
  over: Partial<RevisionEnvelope> = {},
) {
  const envelope = buildEnvelope({
    ...{ unitId, revisionId: `${unitId}-${number}`, answers: spaced },
    baseRevisionId: number === 1 ? null : `${unitId}-${number - 1}`,
    ...over,
  })
  return receiptOf(app, envelope, people.enumerator)
}

/** Sends it again with what explains the finding. */
export function explain(town: Town, unitId: string, number: number, text = SAID) {
  return report(town, unitId, number, { explanations: [{ ...explanation, text }] })
}

export async function historyOf({ app, people }: Town, unitId: string) {
  const params = { responseId: `${unitId}.622.2023` }
  const outcome = await app.call(getFindingHistory, { params }, people.township)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  return outcome.reply.findings
}

/** Units with a finding in that state. */
export async function unitsIn(
  { app, people }: Town,
  state: 'open' | 'explained' | 'fixed' | 'accepted',
  query: Readonly<Record<string, unknown>> = {},
  who: keyof People = 'county',
): Promise<string[]> {
  const outcome = await app.call(listFindings, { query: { state, ...query } }, people[who])
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  return outcome.reply.findings.map(({ unitId }) => unitId)
}

export const found = (over: Partial<Finding> = {}): Finding => ({
  ...{ rule: SPACED, kind: 'relation', severity: 'verify', outcome: 'fail' },
  ...{ fields: ['mainActivity1'], message: '含空格' },
  ...over,
})
