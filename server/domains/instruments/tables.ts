/** Which form versions are open for reporting, and until when. */
import { primaryKey, table, text } from '../../platform/database/columns.ts'

export const formOpening = table(
  'form_opening',
  {
    formId: text().notNull(),
    formVersion: text().notNull(),
    /** Calendar dates in Asia/Shanghai; reporting is open on both days. */
    opensOn: text().notNull(),
    dueOn: text(),
  },
  (row) => [primaryKey({ columns: [row.formId, row.formVersion] })],
)
