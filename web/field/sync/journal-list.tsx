/** 同步记录, newest first: when the network was there and what went through it. */

import { TimeStamp } from '../../ui/time-stamp.tsx'
import { useDeviceData } from '../device/device.tsx'

const SHOWN = 30

export function JournalList() {
  const entries = useDeviceData(async (device) =>
    (await device.getAllFromIndex('journal', 'at')).reverse().slice(0, SHOWN),
  )
  if (!entries || entries.length === 0) return null
  return (
    <section aria-labelledby="journal-title">
      <h2 id="journal-title">同步记录</h2>
      <ul className="field-list">
        {entries.map((entry) => (
          <li key={entry.id} className="field-journal">
            <span className="field-row-note">
              <TimeStamp at={entry.at} />
            </span>
            <span>
              {entry.words}
              {entry.times > 1 && <span className="field-row-note">（共 {entry.times} 次）</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
