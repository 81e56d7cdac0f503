/** What each department's list says of a unit, side by side; differing values are marked. */
import type { Static } from 'typebox'
import type { FrameRecord } from '../../../server/contract/frame.ts'

const shown: readonly (readonly [string, string])[] = [
  ['unitName', '名称'],
  ['unifiedSocialCreditCode', '统一社会信用代码'],
  ['legalRepresentative', '负责人'],
  ['phone', '电话'],
  ['address', '地址'],
  ['registrationStatus', '登记状态'],
]

export function FrameRecords({ records }: { records: readonly Static<typeof FrameRecord>[] }) {
  if (records.length === 0) return null
  const rows = shown.filter(([key]) => records.some((record) => record.values[key]))
  return (
    <section aria-labelledby="records-title" className="field-records">
      <h2 id="records-title">底册记录</h2>
      <div className="field-records-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">项目</th>
              {records.map((record) => (
                <th key={record.id} scope="col">
                  {record.source}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, name]) => {
              const values = records.map((record) => record.values[key] ?? '')
              const differ = new Set(values.filter((value) => value !== '')).size > 1
              return (
                <tr key={key} data-differ={differ || undefined}>
                  <th scope="row">
                    {name}
                    {differ && <span className="field-differ">不一致</span>}
                  </th>
                  {records.map((record) => (
                    <td key={record.id}>{record.values[key] ?? '—'}</td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
