/** One row of a department's list as linkage takes it: texts as written, empty where the list is silent. */
export interface ListRecord {
  /** Name or code of the list the row comes from. */
  readonly source: string
  /** Whatever stands in the column of the credit code. */
  readonly uscc: string
  readonly name: string
  readonly oldName: string
  /** 法定代表人、负责人、经营者. */
  readonly legalRep: string
  readonly phone: string
  readonly address: string
  /** 6 to 12 digits. */
  readonly areaCode: string
  /** Code of the class, or its name. */
  readonly industry: string
  readonly found: string
  readonly employees: string
  readonly lng: string
  readonly lat: string
}

export const listRecordFields = [
  'source',
  'uscc',
  'name',
  'oldName',
  'legalRep',
  'phone',
  'address',
  'areaCode',
  'industry',
  'found',
  'employees',
  'lng',
  'lat',
] as const satisfies readonly (keyof ListRecord)[]

export const emptyRecord: ListRecord = {
  source: '',
  uscc: '',
  name: '',
  oldName: '',
  legalRep: '',
  phone: '',
  address: '',
  areaCode: '',
  industry: '',
  found: '',
  employees: '',
  lng: '',
  lat: '',
}
