/** The counts that pages show beside what counting every row anew gives: they are the same after any write. */
import { expect } from 'vitest'
import { acceptedStates, reportedStates } from '../../../server/contract/response-state.ts'
import { attentionLeft } from '../../../server/domains/attention/tables.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import {
  explanationCheckCount,
  explanationCount,
  explanationReporterCount,
  findingCase,
  findingCount,
  findingCountyCount,
  response,
} from '../../../server/domains/responses/tables.ts'
import {
  progressCounty,
  progressDay,
  progressDepartment,
  progressDivision,
  progressIndustry,
  progressPlace,
  progressTownDay,
  progressUnit,
} from '../../../server/domains/review/tables.ts'
import type { TestApp } from '../../support/test-app.ts'

/** Groups of rows that are not zero, by key. */
const tally = <Row extends object>(
  rows: readonly Row[],
  key: (row: Row) => unknown[],
  counts: (row: Row) => number[],
) => {
  const found = new Map<string, number[]>()
  for (const row of rows) {
    const name = key(row).join('|')
    const before = found.get(name) ?? counts(row).map(() => 0)
    found.set(
      name,
      counts(row).map((count, at) => count + before[at]!),
    )
  }
  return Object.fromEntries(
    [...found].filter(([, each]) => each.some((count) => count !== 0)).sort(),
  )
}

export async function expectCountsKept(app: Pick<TestApp, 'database'>): Promise<void> {
  const { read } = app.database
  const owed = (await read.select().from(response)).filter((row) => row.fellAwayAt === null)
  const frame = await read.select().from(unit)
  const findings = (row: (typeof owed)[number]) => [
    1,
    row.mandatoryFindings,
    row.verifyFindings - row.explainedFindings,
  ]
  const kept = (row: {
    responses: number
    mandatoryFindings: number
    unexplainedFindings: number
  }) => [row.responses, row.mandatoryFindings, row.unexplainedFindings]
  expect(
    tally(
      await read.select().from(progressPlace),
      (row) => [row.areaCode, row.blockCode, row.formId, row.state],
      kept,
    ),
  ).toEqual(
    tally(
      owed,
      (row) => [row.areaCode ?? '', row.blockCode ?? '', row.formId, row.state],
      findings,
    ),
  )
  const unitOf = new Map(frame.map((each) => [each.id, each]))
  expect(
    tally(
      await read.select().from(progressIndustry),
      (row) => [row.town, row.division, row.kind, row.formId, row.state],
      kept,
    ),
  ).toEqual(
    tally(
      owed,
      (row) => {
        const { industryCode, kind } = unitOf.get(row.unitId)!
        const division = industryCode?.slice(0, 2) ?? ''
        return [row.areaCode?.slice(0, 9) ?? '', division, kind, row.formId, row.state]
      },
      findings,
    ),
  )
  const county = (row: (typeof owed)[number]) => row.areaCode?.slice(0, 6) ?? ''
  expect(
    tally(
      await read.select().from(progressCounty),
      (row) => [row.county, row.kind, row.formId, row.state],
      kept,
    ),
  ).toEqual(
    tally(
      owed,
      (row) => [county(row), unitOf.get(row.unitId)!.kind, row.formId, row.state],
      findings,
    ),
  )
  expect(
    tally(
      await read.select().from(progressDivision),
      (row) => [row.county, row.division, row.state],
      kept,
    ),
  ).toEqual(
    tally(
      owed,
      (row) => {
        const division = unitOf.get(row.unitId)!.industryCode?.slice(0, 2) ?? ''
        return [county(row), division, row.state]
      },
      findings,
    ),
  )
  expect(
    tally(
      await read.select().from(progressUnit),
      (row) => [row.areaCode, row.blockCode, row.kind],
      (row) => [row.units, row.openFrameRecords],
    ),
  ).toEqual(
    tally(
      frame,
      (row) => [row.areaCode ?? '', row.blockCode ?? '', row.kind],
      (row) => [1, row.origin === 'frame' && row.outcome === null ? 1 : 0],
    ),
  )
  const isIn = (states: readonly string[], state: string) => (states.includes(state) ? 1 : 0)
  expect(
    tally(
      await read.select().from(progressDay),
      (row) => [row.town, row.reporter, row.formId],
      (row) => [row.reported, row.accepted],
    ),
  ).toEqual(
    tally(
      owed.filter((row) => isIn(reportedStates, row.state)),
      (row) => [row.areaCode?.slice(0, 9) ?? '', row.reportedBy ?? '', row.formId],
      (row) => [isIn(reportedStates, row.state), isIn(acceptedStates, row.state)],
    ),
  )
  expect(
    tally(
      await read.select().from(progressTownDay),
      (row) => [row.town, row.day],
      (row) => [row.reported, row.accepted],
    ),
  ).toEqual(
    tally(
      await read.select().from(progressDay),
      (row) => [row.town, row.day],
      (row) => [row.reported, row.accepted],
    ),
  )
  const placed = frame.filter((row) => row.areaCode !== null)
  const countyOf = (row: (typeof frame)[number]) => row.areaCode!.slice(0, 6)
  expect(
    tally(
      await read.select().from(progressDepartment),
      (row) => [row.county, row.industry],
      (row) => [
        ...[row.units, row.reported, row.accepted],
        ...[row.withMandatory, row.withUnexplained],
      ],
    ),
  ).toEqual(
    tally(
      placed,
      (row) => [countyOf(row), row.industryCode ?? ''],
      ({ id }) => {
        const own = owed.filter((row) => row.unitId === id)
        const some = (has: (row: (typeof owed)[number]) => boolean) => (own.some(has) ? 1 : 0)
        return [
          1,
          some((row) => isIn(reportedStates, row.state) === 1),
          some((row) => isIn(acceptedStates, row.state) === 1),
          some((row) => row.mandatoryFindings > 0),
          some((row) => row.verifyFindings > row.explainedFindings),
        ]
      },
    ),
  )
  expect(
    tally(
      await read.select().from(attentionLeft),
      (row) => [row.town, row.awaiting, row.formId],
      (row) => [row.responses, row.effect],
    ),
  ).toEqual(
    tally(
      owed.filter((row) => row.awaiting !== null),
      (row) => [row.areaCode?.slice(0, 9) ?? '', row.awaiting, row.formId],
      (row) => [1, row.attentionCounty],
    ),
  )
  const cases = (await read.select().from(findingCase)).filter(({ owed: counts }) => counts)
  const townOf = ({ areaCode }: { readonly areaCode: string }) => areaCode.slice(0, 9)
  expect(
    tally(
      await read.select().from(findingCount),
      (row) => [row.town, row.formId, row.rule, row.severity, row.state],
      (row) => [row.findings],
    ),
  ).toEqual(
    tally(
      cases,
      (row) => [townOf(row), row.formId, row.rule, row.severity, row.state],
      () => [1],
    ),
  )
  expect(
    tally(
      await read.select().from(findingCountyCount),
      (row) => [row.county, row.formId, row.rule, row.severity, row.state],
      (row) => [row.findings],
    ),
  ).toEqual(
    tally(
      cases,
      (row) => [row.areaCode.slice(0, 6), row.formId, row.rule, row.severity, row.state],
      () => [1],
    ),
  )
  const explained = cases.filter(
    ({ reasonCode, state }) =>
      reasonCode !== null && (state === 'explained' || state === 'accepted'),
  )
  expect(
    tally(
      await read.select().from(explanationCount),
      (row) => [row.town, row.formId, row.rule, row.reason, row.reporter],
      (row) => [row.findings],
    ),
  ).toEqual(
    tally(
      explained,
      (row) => [townOf(row), row.formId, row.rule, row.reasonCode, row.reporter],
      () => [1],
    ),
  )
  expect(
    tally(
      await read.select().from(explanationCheckCount),
      (row) => [row.county, row.formId, row.rule, row.reason],
      (row) => [row.findings],
    ),
  ).toEqual(
    tally(
      explained,
      (row) => [row.areaCode.slice(0, 6), row.formId, row.rule, row.reasonCode],
      () => [1],
    ),
  )
  expect(
    tally(
      await read.select().from(explanationReporterCount),
      (row) => [row.reporter, row.county, row.reason],
      (row) => [row.findings],
    ),
  ).toEqual(
    tally(
      explained,
      (row) => [row.reporter, row.areaCode.slice(0, 6), row.reasonCode],
      () => [1],
    ),
  )
}
