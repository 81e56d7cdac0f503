/**
 * Rows of 601-1 and 611-1 offered from what is known: the head office and each establishment that the list
 * leaves out. Offered, never entered: who fills in agrees to each, and staff and money are its own to give.
 * What an office fills in is not offered. Pure.
 */
import {
  establishmentLists,
  HEAD_OFFICE,
  missingFromList,
} from '../../../forms/engine/establishments/compare-list.ts'
import type { Answers, Row } from '../../../forms/engine/types.ts'
import type { EstablishmentList } from '../../../server/contract/establishments.ts'
import { rowsOf, tablePath } from '../../form/path.ts'
import { isBlankRow } from '../../form/session/table-rows.ts'
import { knownApart } from './find-establishments-beside.ts'

const TABLE = 'establishments'

/** By the path of its cell, as `ResponseDetail.prefill`. */
export function offerEstablishments(
  formId: string,
  answers: Answers,
  list: EstablishmentList,
): Record<string, { readonly value: unknown; readonly from: string }> {
  if (!Object.values(establishmentLists).includes(formId)) return {}
  const rows = rowsOf(answers, TABLE)
  const places = freePlaces(rows)
  const offered = [
    ...(rows.some(({ establishmentKind }) => establishmentKind === HEAD_OFFICE)
      ? []
      : headOffice(list)),
    ...missingFromList(knownApart(list), rows).map((each) => ({
      cells: {
        establishmentKind: '2',
        unifiedSocialCreditCode: each.creditCode,
        unitName: each.name,
        locationAddress: each.address,
        contactPhone: each.phone,
        mainActivity1: each.activity,
      },
      from: each.knownFrom.includes('told') ? '本单位告知' : '名录里的下属单位',
    })),
  ]
  return Object.fromEntries(
    offered.flatMap(({ cells, from }) => {
      const row = places.next().value
      return Object.entries(cells).flatMap(([column, value]) =>
        value ? [[tablePath(TABLE, row, column), { value, from }] as const] : [],
      )
    }),
  )
}

function headOffice({ headOffice: head }: EstablishmentList) {
  if (head === null) return []
  const cells = {
    establishmentKind: HEAD_OFFICE,
    organisationCode: head.organisationCode,
    unitName: head.name,
    locationAddress: head.address,
    contactPhone: head.phone,
  }
  return [{ cells, from: '本单位的底册' }]
}

/** Blank rows first, then rows below the last. */
function* freePlaces(rows: readonly Row[]): Generator<number, never> {
  for (const [index, row] of rows.entries()) if (isBlankRow(row)) yield index
  for (let index = rows.length; ; index++) yield index
}
