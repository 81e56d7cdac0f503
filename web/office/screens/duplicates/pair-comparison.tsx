/** Both units side by side: what agrees and what differs is said in words, sign and ground. */
import { formMark } from '../../../../forms/form-words.ts'
import { frameOutcomeNames } from '../../../../server/contract/frame.ts'
import { responseStateNames } from '../../../../server/contract/response-state.ts'
import type { OwedForms } from '../../../../server/contract/unit-attributes.ts'
import { Link } from '../../../ui/link.tsx'
import { hrefOf } from '../../href-of.ts'
import { unitKindNames } from '../units/unit-kind-names.ts'
import { compareAttributes, compareUnits, type Side, type UnitLine } from './compare-units.ts'
import { relationWords } from './duplicate-words.ts'

const agreementWords = { same: '相同', different: '不同', unknown: '一方没有' } as const

export interface PairComparisonProps {
  readonly sides: readonly [Side, Side]
  /** Attributes and forms of both, as far as they are read. */
  readonly owed: readonly (OwedForms | undefined)[]
}

export function PairComparison({ sides, owed }: PairComparisonProps) {
  return (
    <div className="office-wide">
      <table className="office-compare office-pair-table">
        <caption className="ui-unseen">两家单位的情况</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            {sides.map(({ unit }, index) => (
              <th key={unit.id} scope="col">
                <span className="office-pair-mark">{index === 0 ? '甲' : '乙'}</span>
                <Link href={`/units/${unit.id}`}>{unit.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compareUnits(sides).map((each) => (
            <Line key={each.id} line={each} />
          ))}
          <tr>
            <th scope="row">单位类型</th>
            {sides.map(({ unit }) => (
              <td key={unit.id}>{unitKindNames[unit.kind]}</td>
            ))}
          </tr>
          {compareAttributes(owed).map((each) => (
            <Line key={each.id} line={each} />
          ))}
          <tr>
            <th scope="row">来源</th>
            {sides.map(({ unit, frameRecords }) => (
              <td key={unit.id}>
                {frameRecords.length === 0 && unit.sources.join('、')}
                {frameRecords.map((record) => (
                  <div key={record.id}>
                    {record.source}{' '}
                    <Link href={`/frame/imports/${record.importId}`}>
                      {record.list} 第 {record.row} 行
                    </Link>
                  </div>
                ))}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">核查情况</th>
            {sides.map(({ unit }) => (
              <td key={unit.id}>
                {unit.outcome === null ? '未核实' : frameOutcomeNames[unit.outcome]}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">答卷</th>
            {sides.map(({ unit }, index) => (
              <td key={unit.id}>
                {unit.responses.length === 0 && fallenAway(owed[index]).length === 0 && (
                  <span className="office-zero">—</span>
                )}
                {fallenAway(owed[index]).map(({ formId, responseId }) => (
                  <div key={responseId}>
                    <Link href={hrefOf('/review', { response: responseId })}>
                      {formMark(formId)}
                    </Link>{' '}
                    已不再应填，填过的保留
                  </div>
                ))}
                {unit.responses.map(({ responseId, formId, state }) => (
                  <div key={responseId}>
                    <Link href={`/review?response=${encodeURIComponent(responseId)}`}>
                      {formMark(formId)}
                    </Link>{' '}
                    {responseStateNames[state as keyof typeof responseStateNames] ?? state}
                  </div>
                ))}
              </td>
            ))}
          </tr>
          {sides.some(({ relations }) => relations.length > 0) && (
            <tr>
              <th scope="row">已判的关系</th>
              {sides.map(({ unit, relations }) => (
                <td key={unit.id}>
                  {relations.map((relation) => (
                    <div key={relation.decisionId}>
                      {relationWords[relation.part]}：
                      <Link href={`/units/${relation.other.id}`}>{relation.other.name}</Link>
                    </div>
                  ))}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function fallenAway(owed: OwedForms | undefined) {
  return (owed?.forms ?? []).flatMap(({ formId, response }) =>
    response?.fellAwayAt ? [{ formId, responseId: response.responseId }] : [],
  )
}

function Line({ line }: { readonly line: UnitLine }) {
  return (
    <tr data-differs={line.agreement === 'different' || undefined}>
      <th scope="row">
        {line.label}
        <span className="office-pair-agreement" data-agreement={line.agreement}>
          {agreementWords[line.agreement]}
        </span>
      </th>
      {line.values.map((value, index) => (
        // The two sides keep their places.
        // biome-ignore lint/suspicious/noArrayIndexKey: two fixed columns
        <td key={index}>
          {value ?? <span className="office-zero">—</span>}
          {line.others[index]!.map((other) => (
            <div key={other.recordId} className="office-aside">
              {other.source}：{other.value}
            </div>
          ))}
        </td>
      ))}
    </tr>
  )
}
