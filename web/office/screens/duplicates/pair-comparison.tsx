/** Both units side by side: what agrees and what differs is said in words, sign and ground. */
import { frameOutcomeNames } from '../../../../server/contract/frame.ts'
import { responseStateNames } from '../../../../server/contract/response-state.ts'
import { Link } from '../../../ui/link.tsx'
import { unitKindNames } from '../units/unit-kind-names.ts'
import { compareUnits, type Side, type UnitLine } from './compare-units.ts'
import { relationWords } from './duplicate-words.ts'

const agreementWords = { same: '相同', different: '不同', unknown: '一方没有' } as const

export function PairComparison({ sides }: { readonly sides: readonly [Side, Side] }) {
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
          <tr>
            <th scope="row">来源</th>
            {sides.map(({ unit, frameRecords }) => (
              <td key={unit.id}>
                {frameRecords.length === 0 && unit.sources.join('、')}
                {frameRecords.map((record) => (
                  <div key={record.id}>
                    {record.source}{' '}
                    <Link href={`/frame/imports/${record.importId}`}>第 {record.row} 行</Link>
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
            {sides.map(({ unit }) => (
              <td key={unit.id}>
                {unit.responses.length === 0 && <span className="office-zero">—</span>}
                {unit.responses.map(({ responseId, formId, state }) => (
                  <div key={responseId}>
                    <Link href={`/review?response=${encodeURIComponent(responseId)}`}>
                      {formId}
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
