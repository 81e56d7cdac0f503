/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { fieldAct, photo, photoPart, recheck } from './tables.ts'

export const retained: RetainedTables = {
  responses: [{ table: recheck, key: [recheck.id], at: recheck.checkedAt }],
  'field-material': [
    { table: photoPart, key: [photoPart.photoId, photoPart.position] },
    { table: photo, key: [photo.id], at: photo.announcedAt },
    { table: fieldAct, key: [fieldAct.id], at: fieldAct.receivedAt },
  ],
}
