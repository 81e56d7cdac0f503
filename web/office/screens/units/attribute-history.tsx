/** Every change of every attribute of a unit, newest first. Nothing is ever taken out of it. */
import type { CurrentAttribute } from '../../../../server/contract/unit-attributes.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { groundWords } from './attribute-words.ts'

export function AttributeHistory(props: { readonly attributes: readonly CurrentAttribute[] }) {
  const records = props.attributes
    .flatMap(({ name, attribute, history }) =>
      history.map((record, index) => ({ name, attribute, index, ...record })),
    )
    .sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
  if (records.length === 0) {
    return <EmptyState title="还没有变更">属性来自部门名录；以后每次更改都记在这里。</EmptyState>
  }
  return (
    <ol className="office-history">
      {records.map((record) => (
        <li key={`${record.attribute} ${record.index}`}>
          <p>
            <strong>{record.name}</strong> 定为 {record.text}
          </p>
          <p className="office-aside">
            {groundWords(record)}
            <br />
            <TimeStamp at={record.recordedAt} /> {record.recordedBy}
          </p>
        </li>
      ))}
    </ol>
  )
}
