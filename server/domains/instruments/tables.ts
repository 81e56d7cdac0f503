/** Which form versions are open for reporting, until when, and under which approval. */
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

/** 表号、制定机关、批准（备案）文号、有效期 as the office of this installation entered them. */
export const formApproval = table(
  'form_approval',
  {
    formId: text().notNull(),
    formVersion: text().notNull(),
    tableNumber: text().notNull(),
    issuingBody: text().notNull(),
    approvalNumber: text().notNull(),
    /** Calendar date in Asia/Shanghai, inclusive. */
    validUntil: text().notNull(),
    enteredAt: text().notNull(),
    enteredBy: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.formId, row.formVersion] })],
)
