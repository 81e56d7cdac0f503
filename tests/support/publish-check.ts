/** A check of 个体户 put in force straight in a database, for tests of what runs under it. */
import { ruleSet } from '../../server/domains/instruments/tables.ts'
import type { Database } from '../../server/platform/database/database.ts'

const text = `check 622-900 verify
  title   "人均营业面积"
  source  project
  when    staffAtYearEnd > 0
  expect  businessFloorArea / staffAtYearEnd <= 15 平方米/人
  says    "营业面积 {businessFloorArea} 平方米、{staffAtYearEnd} 人，人均偏大"
`

export async function publishCheck(database: Database, effectiveAt: string): Promise<void> {
  const own = { formId: '622', formVersion: '2023.1', publication: 1 }
  await database.write((tx) =>
    tx.insert(ruleSet).values({
      ...{ ...own, changes: [{ checkId: '622-900', text }], effectiveAt },
      ...{ publishedAt: effectiveAt, publishedBy: 'a', draftId: 'draft-a' },
    }),
  )
}
