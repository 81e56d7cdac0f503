import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRegionNames } from '../../../forms/engine/linkage/region-names.ts'
import { draftRow } from '../../../server/domains/frame/draft-rows.ts'
import { buildPlaces } from '../../../server/domains/frame/places.ts'
import { rejectionReasons } from '../../../server/domains/frame/reasons.ts'
import { type SoundRow, settleRows } from '../../../server/domains/frame/settle-rows.ts'
import { readCells } from '../../../server/platform/list-file/read-cells.ts'
import { creditCode, csv, readList, type WholeList } from './lists.ts'

const code = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((number) => creditCode(number)),
  fc.integer({ min: 1, max: 6 }).map((number) => creditCode(number, '92').toLowerCase()),
  fc.constantFrom(
    '',
    ' ',
    '9.11406E+17',
    '91140602',
    '140602000012345',
    '10000001X',
    '911406021234560000',
  ),
  fc.string({ maxLength: 20 }),
)
const name = fc.oneof(
  fc.constantFrom('甲公司', '甲公司北关分公司', '乙商店', '', '  '),
  fc.string({ maxLength: 12 }),
)
const place = fc.oneof(
  fc.constantFrom('140602', '140602001001', '999999', '1.4E+11', ''),
  fc.string(),
)
const row = fc.tuple(code, name, fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), place)

const known = {
  id: 'unit-1',
  kind: 'legalUnit' as const,
  name: '甲公司',
  areaCode: '140602000000',
  blockCode: null,
  phone: null,
  legalRepresentative: null,
  industryCode: null,
  address: '',
}
const facts = {
  places: buildPlaces({
    areas: [
      { code: '140600000000', name: '朔州市', level: 'city' },
      { code: '140602000000', name: '朔城区', level: 'county' },
    ],
    blockCodes: [],
    buildings: [],
  }),
  industries: new Set(['0111']),
  homePrefix: '1406',
  regions: buildRegionNames([]),
}

/** What the pages of an import do together, on a list that fits in one. */
function plan(list: WholeList) {
  const drafts = list.rows.map((each) => draftRow(each, list, facts))
  const sound = drafts.flatMap(({ row, code, branch, draft }): SoundRow[] =>
    draft ? [{ ...draft, row, code, branch }] : [],
  )
  const holders = new Map<string, SoundRow>()
  for (const each of [...sound].sort((a, b) => Number(a.branch) - Number(b.branch))) {
    if (each.code !== null && !holders.has(each.code)) holders.set(each.code, each)
  }
  const settled = settleRows(sound, {
    codeHeading: null,
    holders,
    unitsByCode: new Map([[creditCode(1), known]]),
    knownAgain: () => undefined,
  })
  const refused = settled.filter((each) => each.rejected !== null)
  return {
    records: settled
      .filter((each) => each.rejected === null)
      .map((each) => ({ ...each, code: sound.find(({ row }) => row === each.row)!.code })),
    rejected: [...drafts, ...refused].flatMap((each) => each.rejected ?? []),
  }
}

describe('an import of any rows whatever', () => {
  it('accepts or refuses every row exactly once, each refusal with a known reason', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const text = csv(rows, ['统一社会信用代码', '单位名称', '负责人', '电话', '行政区划代码'])
        const list = readList(readCells(text))
        const { records, rejected } = plan(list)
        const settled = [
          ...records.map((record) => record.row),
          ...rejected.map((refusal) => refusal.row),
        ].sort((a, b) => a - b)
        expect(settled).toEqual(list.rows.map((each) => each.row))
        for (const refusal of rejected) {
          expect(Object.keys(rejectionReasons)).toContain(refusal.reason)
          expect(refusal.message).toContain(`第 ${refusal.row} 行`)
          expect(refusal.message).toContain('请')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('opens at most one unit for a code, and never one for a code the frame has', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const list = readList(
          readCells(csv(rows, ['统一社会信用代码', '单位名称', '负责人', '电话', '行政区划代码'])),
        )
        const { records } = plan(list)
        const opened = records.filter((record) => record.settled === 'new' && record.code !== null)
        const codes = opened.map((record) => record.code)
        expect(new Set(codes).size).toBe(codes.length)
        expect(codes).not.toContain(creditCode(1))
        expect(records.filter((record) => record.settled === 'matched').length).toBeLessThanOrEqual(
          1,
        )
      }),
      { numRuns: 300 },
    )
  })
})
