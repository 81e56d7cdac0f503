/** The desks of the county beside its queue: omissions, re-checks, matters between units, conduct. */
import { getSignal, listSignals, settleSignal } from '../../server/contract/conduct.ts'
import {
  listCrossUnitCases,
  listEvaluationRuns,
  settleCrossUnitCase,
  startEvaluation,
} from '../../server/contract/evaluation.ts'
import type { UnitSummary } from '../../server/contract/frame.ts'
import { findSignals, listOmissionSignals, stepSignal } from '../../server/contract/omissions.ts'

import { groupBy } from '../../server/demo-city/place-units.ts'
import { COUNTY } from './county.ts'
import { allUnits } from './frame.ts'
import { act, type Listing, recordOutcome } from './listing.ts'
import type { Means } from './mistakes.ts'
import { LISTING_FORMS } from './registration.ts'
import type { Review } from './review.ts'
import { findAgain, type UnitMistake, type UnitMistakes } from './unit-mistakes.ts'

/** Mistakes about units that nobody sees who stands before one that is there. */
const NOT_AT_THE_DOOR: readonly UnitMistake['kind'][] = ['reported-gone', 'left-out', 'wrong-block']

export interface DeskBook {
  omissionSignals: number
  omissionTasks: number
  rechecks: number
  crossUnitCases: number
  conductSignals: number
  /** Responses looked at because a signal named them. */
  signalResponses: number
}

export function createDesks(listing: Listing, review: Review, wrong: UnitMistakes) {
  const { census, ground, reports } = listing
  const book: DeskBook = {
    ...{ omissionSignals: 0, omissionTasks: 0, rechecks: 0 },
    ...{ crossUnitCases: 0, conductSignals: 0, signalResponses: 0 },
  }
  const office = census.offices[0]!

  /** Takes a unit that is none, or is there already, out of the count. */
  async function removeUnit(mistake: UnitMistake, means: Means): Promise<void> {
    mistake.seenBy.add(means)
    if (mistake.fate !== 'standing') return
    const twice = mistake.kind === 'listed-twice' || mistake.kind === 'branch-as-legal-unit'
    const block = await blockOf(mistake)
    for (const frameId of mistake.frameIds) {
      await recordOutcome(
        census,
        census.supervisors.get(block.slice(0, 9))!,
        frameId,
        twice ? 'duplicate' : 'out-of-scope',
        '现场复核：没有这家单位，或与已登记的是同一家',
      )
    }
    mistake.fate = 'corrected'
  }

  async function blockOf({ frameIds }: UnitMistake): Promise<string> {
    const [unit] = (await allUnits(census)).filter(({ id }) => frameIds.has(id))
    return unit!.blockCode!
  }

  const toRework = new Set<string>()
  const removed: { village: string; responseId: string; blockCode: string }[] = []

  async function registeredByVillage(): Promise<Map<string, UnitSummary[]>> {
    const units = (await allUnits(census)).filter(
      ({ outcome, responses }) =>
        outcome === 'normal' && responses.some(({ formId }) => LISTING_FORMS.includes(formId)),
    )
    return groupBy(units, ({ areaCode }) => areaCode ?? '')
  }

  async function note(
    village: string,
    responseId: string,
    blockCode: string,
    found: { readonly from: number; readonly unitWrong: boolean; readonly itemsWrong: number },
  ): Promise<void> {
    book.rechecks++
    const { from, unitWrong, itemsWrong } = found
    await act(census, census.supervisors.get(village.slice(0, 9))!, {
      ...{ kind: 're-check', responseId, blockCode, unitWrong, itemsWrong, itemsChecked: 10 },
      draw: { seed: village, from, place: 1 },
      ...(unitWrong || itemsWrong > 0
        ? { result: 'differs' as const, note: '与现场和证照不一致' }
        : { result: 'agrees' as const, note: '' }),
    })
  }

  /** Whether the unit itself was wrong; a wrong item is sent back. */
  async function meetAgain(village: string, unit: UnitSummary, from: number): Promise<boolean> {
    const responseId = `${unit.id}.${unit.kind === 'selfEmployed' ? '622' : '621'}.2023`
    const blockCode = unit.blockCode!
    const mistaken = wrong.ofFrame(unit.id)
    if (mistaken?.fate === 'standing' && !NOT_AT_THE_DOOR.includes(mistaken.kind)) {
      await note(village, responseId, blockCode, { from, unitWrong: true, itemsWrong: 0 })
      await removeUnit(mistaken, 're-check')
      removed.push({ village, responseId, blockCode })
      return true
    }
    const mistake = reports.of(responseId)?.mistake
    const itemsWrong = mistake && !mistake.over ? Math.min(10, mistake.cells.length) : 0
    await note(village, responseId, blockCode, { from, unitWrong: false, itemsWrong })
    if (mistake && itemsWrong > 0) await review.sendBack(responseId, mistake, 're-check')
    return false
  }

  /** Sends somebody to look; what was left out is listed now. */
  async function look(signalId: string, blockCode: string, missing: readonly UnitMistake[]) {
    book.omissionTasks++
    await census.must(
      stepSignal,
      {
        params: { signalId, stepId: census.newId() },
        body: { kind: 'task', note: '请再查一次', blockCode },
      },
      office,
    )
    for (const mistake of missing) {
      mistake.seenBy.add('omission')
      await findAgain(listing, mistake.unitId!)
      if (mistake.kind === 'reported-gone') {
        const walker = census.walkers.get(ground.walkerOf.get(blockCode)!)!
        await recordOutcome(census, walker, ground.frameOf.get(mistake.unitId!)!, 'normal', '')
      }
      mistake.fate = 'corrected'
    }
    await act(census, census.walkers.get(ground.walkerOf.get(blockCode)!)!, {
      ...{ kind: 'omission-task', signalId, blockCode, note: '已到现场逐户核对' },
      finding: missing.length > 0 ? 'found' : 'nothing',
    })
  }

  return {
    book,
    removeUnit,
    async settleOmissions(): Promise<void> {
      await census.must(findSignals, {}, office)
      for (;;) {
        const { signals } = await census.must(
          listOmissionSignals,
          { query: { state: 'open', limit: 100 } },
          office,
        )
        if (signals.length === 0) return
        for (const { signalId, kind, unitId, blockCode, buildingCode, says } of signals) {
          book.omissionSignals++
          const standing = wrong.all.filter(({ fate }) => fate === 'standing')
          const named = standing.filter(
            (each) =>
              (each.kind === 'reported-gone' && unitId !== null && each.frameIds.has(unitId)) ||
              (each.kind === 'left-out' &&
                says.includes(`「${ground.byId.get(each.unitId!)!.name}」`)),
          )
          const inPlace = standing.filter(({ kind: made, unitId: id }) => {
            const unit = made === 'left-out' && id !== null ? ground.byId.get(id) : undefined
            return (
              unit &&
              unit.blockCode === blockCode &&
              (!buildingCode || unit.buildingCode === buildingCode)
            )
          })
          const ofPlace = ['empty-block', 'empty-building', 'low-density'].includes(kind)
          const home = named[0] ? ground.byId.get(named[0].unitId!)!.blockCode : blockCode
          if (named.length > 0 || (ofPlace && blockCode !== null)) {
            await look(signalId, home!, named.length > 0 ? named : inPlace)
            continue
          }
          const body = { kind: 'judge', note: '与名录和现场核对，确无遗漏' } as const
          await census.must(
            stepSignal,
            { params: { signalId, stepId: census.newId() }, body },
            office,
          )
        }
      }
    },

    /**
     * One unit in twenty of every village, drawn at random, met again at its door. A village in which a unit
     * was wrong is gone through whole 返工.
     */
    async recheck(): Promise<void> {
      for (const [village, own] of await registeredByVillage()) {
        const drawn = census.random.shuffle(own).slice(0, Math.max(1, Math.floor(own.length / 20)))
        let wrongUnits = 0
        for (const unit of drawn) wrongUnits += (await meetAgain(village, unit, own.length)) ? 1 : 0
        if (wrongUnits > 0) toRework.add(village)
      }
    },

    async rework(): Promise<void> {
      for (const [village, own] of await registeredByVillage()) {
        if (!toRework.has(village)) continue
        for (const unit of own) await meetAgain(village, unit, own.length)
      }
    },

    /** What was found wrong is looked at once more after it was put right. */
    async confirmMended(): Promise<void> {
      for (const { village, responseId, blockCode } of removed.splice(0)) {
        await note(village, responseId, blockCode, { from: 1, unitWrong: false, itemsWrong: 0 })
      }
    },

    /** By the city: what it has passed nobody below it may send back. */
    async evaluate(): Promise<void> {
      const office = census.city
      await census.must(startEvaluation, { body: { area: COUNTY, formId: null } }, office)
      for (;;) {
        const { runs } = await census.must(listEvaluationRuns, {}, office)
        if (runs[0]?.state === 'finished') break
        if (runs[0]?.state !== 'running') throw new Error(`evaluation ${JSON.stringify(runs[0])}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      for (;;) {
        const { cases } = await census.must(
          listCrossUnitCases,
          { query: { area: COUNTY, state: 'open' } },
          office,
        )
        if (cases.length === 0) return
        for (const { caseId, findingId, units } of cases) {
          book.crossUnitCases++
          const responses = units.flatMap((unit) => unit.responses)
          const faulty = responses.flatMap(({ responseId, mayReturn }) => {
            const mistake = reports.of(responseId)?.mistake
            const about =
              mistake?.kind === 'code-of-another' || mistake?.kind === 'branches-left-out'
            return mistake && about && !mistake.over && mayReturn ? [{ responseId, mistake }] : []
          })
          for (const unit of units) {
            const mistaken = wrong.ofFrame(unit.unitId)
            if (mistaken && mistaken.kind !== 'wrong-block')
              await removeUnit(mistaken, 'cross-unit')
          }
          const returned = faulty.length > 0
          await census.must(
            settleCrossUnitCase,
            {
              params: { caseId },
              body: {
                findingId,
                outcome: returned ? 'returned' : 'explained',
                reasonCode: returned ? '08' : '01',
                reasonText: returned
                  ? '与另一单位的信用代码相同，请对照证照核实'
                  : '已对照证照和上级法人的台账，人员由总部统一核算，情况属实',
                responseIds: faulty.map(({ responseId }) => responseId),
              },
            },
            office,
          )
          for (const { responseId, mistake } of faulty)
            review.returned(responseId, mistake, 'cross-unit')
        }
      }
    },

    /** Every signal that waits is looked into, response by response. */
    async lookIntoConduct(): Promise<void> {
      for (;;) {
        const { signals } = await census.must(
          listSignals,
          { query: { area: COUNTY, waiting: 'yes', limit: 50 } },
          office,
        )
        if (signals.length === 0) return
        for (const { id: signalId } of signals) {
          book.conductSignals++
          const { responses } = await census.must(getSignal, { params: { signalId } }, office)
          let found = 0
          for (const { responseId } of responses) {
            book.signalResponses++
            const mistake = reports.of(responseId)?.mistake
            if (!mistake?.copied || mistake.over || mistake.insisted > 0) continue
            if (await review.sendBack(responseId, mistake, 'conduct')) found++
          }
          await census.must(
            settleSignal,
            {
              params: { signalId },
              body: {
                outcome: found > 0 ? 'followed-up' : 'explained',
                note:
                  found > 0
                    ? '数据不是调查对象自己填的，已退回重报'
                    : '代理记账公司集中办理，数据有凭证',
              },
            },
            office,
          )
        }
      }
    },
  }
}
