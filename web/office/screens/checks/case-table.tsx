/**
 * 样例: documents for which the author says what comes out; the actual outcome stands beside, as the
 * engine finds it. One column for each cell the check reads.
 */
import {
  type CasesOfCheck,
  type CheckCase,
  judgeCase,
} from '../../../../forms/engine/check-cases.ts'
import type { CodeLists, CompiledCheck, Outcome } from '../../../../forms/engine/types.ts'
import { Button } from '../../../ui/button.tsx'
import { type CaseColumn, readCaseCell, writeCaseCell } from './case-columns.ts'

const groups = [
  ['pass', 'pass', '应当通过'],
  ['fail', 'fail', '应当不通过'],
  ['notApplicable', 'not-applicable', '应当不适用'],
] as const

const outcomeWords: Readonly<Record<Outcome, string>> = {
  pass: '通过',
  fail: '不通过',
  'not-applicable': '不适用',
}

export interface CaseTableProps {
  readonly check: CompiledCheck | null
  readonly columns: readonly CaseColumn[]
  readonly cases: CasesOfCheck
  readonly codeLists: CodeLists
  readonly readOnly: boolean
  readonly onChange: (cases: CasesOfCheck) => void
}

export function CaseTable(props: CaseTableProps) {
  const { check, columns, cases, codeLists, readOnly, onChange } = props
  const change = (key: keyof CasesOfCheck, list: readonly CheckCase[]) =>
    onChange({ ...cases, [key]: list })
  return (
    <div className="office-cases">
      <table className="office-cases-table">
        <caption className="ui-unseen">样例</caption>
        <thead>
          <tr>
            <th scope="col">应当</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
                {column.unit && <span className="office-aside">（{column.unit}）</span>}
              </th>
            ))}
            <th scope="col">实际</th>
            <th scope="col">
              <span className="ui-unseen">删除</span>
            </th>
          </tr>
        </thead>
        {groups.map(([key, expected, label]) => (
          <tbody key={key}>
            {cases[key].map((one, index) => (
              <CaseRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a case has only its place
                key={index}
                label={`${label} ${index + 1}`}
                one={one}
                expected={expected}
                {...{ check, columns, codeLists, readOnly }}
                onChange={(next) =>
                  change(
                    key,
                    cases[key].map((each, at) => (at === index ? next : each)),
                  )
                }
                onRemove={() =>
                  change(
                    key,
                    cases[key].filter((_, at) => at !== index),
                  )
                }
              />
            ))}
            {!readOnly && (
              <tr>
                <td colSpan={columns.length + 3}>
                  <Button
                    size="small"
                    variant="quiet"
                    icon="add"
                    onClick={() =>
                      change(key, [...cases[key], cases[key].at(-1) ?? { answers: {} }])
                    }
                  >
                    加一个“{label}”的样例
                  </Button>
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}

interface CaseRowProps extends Omit<CaseTableProps, 'cases' | 'onChange'> {
  readonly label: string
  readonly one: CheckCase
  readonly expected: Outcome
  readonly onChange: (one: CheckCase) => void
  readonly onRemove: () => void
}

function CaseRow(props: CaseRowProps) {
  const { label, one, expected, check, columns, codeLists, readOnly } = props
  const result = check && judgeCase(check, one, codeLists)
  const wrong = result !== null && result.outcome !== expected
  return (
    <tr>
      <th scope="row">{label}</th>
      {columns.map((column) => (
        <td key={column.id}>
          <input
            className="office-case-cell"
            data-kind={column.kind}
            aria-label={`${label}：${column.label}`}
            value={readCaseCell(one, column)}
            readOnly={readOnly}
            placeholder={column.kind === 'rows' ? '[{"列名": 数值}]' : '未填'}
            onChange={(event) => props.onChange(writeCaseCell(one, column, event.target.value))}
          />
        </td>
      ))}
      <td className="office-case-outcome" data-wrong={wrong || undefined}>
        {result ? (
          <>
            {wrong ? '✕ ' : '✓ '}
            {outcomeWords[result.outcome]}
            {result.messages[0] !== undefined && (
              <span className="office-case-message">{result.messages[0]}</span>
            )}
          </>
        ) : (
          '—'
        )}
      </td>
      <td>
        {!readOnly && (
          <Button size="small" variant="quiet" aria-label={`删除${label}`} onClick={props.onRemove}>
            删除
          </Button>
        )}
      </td>
    </tr>
  )
}
