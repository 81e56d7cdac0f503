/** Rows of cells → accounts to create, or what is wrong with each row, named by place and remedy. Pure. */
import type { NewAccountBody } from '../../contract/accounts.ts'
import type { ImportNotice, RejectedRow } from '../../contract/frame-import.ts'
import { type Role, roleNames } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { CellRecord } from '../../platform/list-file/read-cells.ts'

const headings = {
  displayName: ['姓名', '名称'],
  role: ['岗位', '角色', '职务'],
  areaPrefix: ['区划代码', '普查区代码', '地区代码'],
  loginName: ['登录名', '账号', '手机号', '手机'],
  lastDate: ['有效期至', '有效期', '截止日期'],
  industries: ['行业', '行业代码', '行业门类'],
} as const
type Field = keyof typeof headings

const optional: ReadonlySet<Field> = new Set(['loginName', 'lastDate', 'industries'])

/** Other words people write for a post. */
const roleWords: Readonly<Record<string, Role>> = {
  ...Object.fromEntries(
    Object.entries(roleNames).map(([role, name]) => [name, role as Role]), // keys of roleNames
  ),
  指导员: 'supervisor',
  乡镇普查办: 'township-office',
  街道普查办: 'township-office',
  县普查办: 'county-office',
  区普查办: 'county-office',
  市普查办: 'city-office',
  主管部门: 'department',
}

export interface AccountToCreate {
  /** Counted from 1 below the headings. */
  readonly row: number
  readonly input: NewAccountBody
}

export interface ReadAccountList {
  readonly rows: number
  readonly accounts: readonly AccountToCreate[]
  readonly rejected: readonly RejectedRow[]
  readonly notices: readonly ImportNotice[]
}

/** Title lines that may stand above the headings. */
const LINES_BEFORE_HEADINGS = 10

export function readAccountList(records: readonly CellRecord[]): ReadAccountList {
  const position = records
    .slice(0, LINES_BEFORE_HEADINGS)
    .findIndex(({ cells }) => cells.some((cell) => fieldOf(cell) === 'displayName'))
  const heads = records[position]?.cells.map((cell) => ({
    head: cell.trim(),
    field: fieldOf(cell),
  }))
  if (!heads) {
    throw new Problem(
      'file-not-readable',
      `前 ${LINES_BEFORE_HEADINGS} 行里找不到表头，第一行应为：姓名、岗位、区划代码、登录名、有效期至`,
    )
  }
  for (const [field, names] of Object.entries(headings) as [Field, readonly string[]][]) {
    if (optional.has(field) || heads.some((head) => head.field === field)) continue
    throw new Problem('file-not-readable', `表头缺少「${names[0]}」列，请补上`)
  }
  const data = records
    .slice(position + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const accounts: AccountToCreate[] = []
  const rejected: RejectedRow[] = []
  for (const [index, { cells, fault }] of data.entries()) {
    const row = index + 1
    const read = fault
      ? refuse(row, null, 'quote-not-closed', '这一行的引号没有成对，请在原表中改正')
      : readRow(row, (field) => cells[heads.findIndex((head) => head.field === field)] ?? '')
    if ('input' in read) accounts.push(read)
    else rejected.push(read)
  }
  const notices = heads
    .filter(({ head, field }) => field === undefined && head !== '')
    .map(({ head }) => ({
      ...{ row: null, field: head, notice: 'heading-unknown' },
      message: `不认识「${head}」列，未使用`,
    }))
  return { rows: data.length, accounts, rejected, notices }
}

function fieldOf(head: string): Field | undefined {
  const plain = head.normalize('NFKC').replace(/\s/g, '')
  return (Object.keys(headings) as Field[]).find((field) =>
    (headings[field] as readonly string[]).includes(plain),
  )
}

function readRow(row: number, cell: (field: Field) => string): AccountToCreate | RejectedRow {
  const text = (field: Field) => cell(field).normalize('NFKC').trim()
  const displayName = text('displayName')
  if (displayName === '') return refuse(row, '姓名', 'name-missing', '没有姓名，请补上')
  if (displayName.length > 40) return refuse(row, '姓名', 'name-too-long', '姓名超过 40 字，请核对')
  const role = roleWords[text('role')]
  if (!role || role === 'enterprise') {
    return refuse(
      ...([row, '岗位', 'role-unknown'] as const),
      `岗位「${text('role')}」不能批量建立，可填：普查员、普查指导员、乡级普查办、县级普查办、行业主管部门；企业账号用告知书启用`,
    )
  }
  const area = text('areaPrefix')
  if (/e\+/i.test(area) || /\./.test(area)) {
    return refuse(
      ...([row, '区划代码', 'code-as-number'] as const),
      `区划代码「${area}」成了数值，请把这一列设为文本后重填`,
    )
  }
  if (!/^\d{4,12}$/.test(area)) {
    return refuse(row, '区划代码', 'code-malformed', `区划代码「${area}」应为 4 至 12 位数字`)
  }
  const loginName = text('loginName')
  if (loginName !== '' && !/^[A-Za-z0-9][A-Za-z0-9_.@-]{2,59}$/.test(loginName)) {
    return refuse(
      ...([row, '登录名', 'login-name-malformed'] as const),
      `登录名「${loginName}」只能用字母、数字和 . _ - @，3 至 60 位`,
    )
  }
  const industries = text('industries')
    .split(/[、,，;；\s]+/)
    .filter(Boolean)
  const fault = industries.find((code) => !/^[A-T]\d{0,4}$|^\d{2,4}$/.test(code))
  if (fault !== undefined) {
    return refuse(row, '行业', 'industry-malformed', `行业「${fault}」应为门类字母或 2 至 4 位代码`)
  }
  return {
    row,
    input: {
      displayName,
      role,
      // A 12-digit code as lists write it: zeros below the level meant.
      areaPrefix: prefixFor(role, area),
      ...(loginName !== '' && { loginName }),
      ...(text('lastDate') !== '' && { lastDate: asDate(text('lastDate')) }),
      ...(industries.length > 0 && { industries }),
    },
  }
}

/** 2024年5月31日, 2024/5/31 → 2024-05-31; anything else as it stands, for the message. */
function asDate(text: string): string {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!parts) return text
  const [, year, month = '', day = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function prefixFor(role: Role, area: string): string {
  if (area.length !== 12) return area
  const digits = [4, 6, 9, 12].find((length) => /^0*$/.test(area.slice(length))) ?? 12
  return area.slice(
    0,
    role === 'enumerator' || role === 'supervisor' ? Math.max(6, digits) : digits,
  )
}

function refuse(row: number, field: string | null, reason: string, message: string): RejectedRow {
  return { row, field, reason, message: `第 ${row} 行：${message}` }
}
