/**
 * Accounts from a spreadsheet, row by row: what can be created is, what cannot is named with its row.
 * A dry run judges everything and writes nothing.
 */
import { type AccountImportReport, MOST_ACCOUNT_ROWS } from '../../contract/accounts.ts'
import type { RejectedRow } from '../../contract/frame-import.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { readListFile, readRows } from '../../platform/list-file/read-list-file.ts'
import { recordAudit } from '../audit/index.ts'
import type { AccountPorts } from './account-ports.ts'
import { judgeNewAccount, openManaged } from './create-managed-account.ts'
import { type AccountToCreate, readAccountList } from './read-account-list.ts'
import { requireRight } from './rights.ts'

/** Up to here the rows are counted, so that the refusal can say how many there are. */
const MOST_ROWS_READ = 20 * MOST_ACCOUNT_ROWS

export interface AccountFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly dryRun: boolean
}

export async function importAccounts(
  ctx: SignedInContext,
  { fileName, bytes, dryRun }: AccountFile,
  ports: AccountPorts,
): Promise<AccountImportReport> {
  requireRight(ctx, 'account.manage')
  const file = await readListFile(bytes)
  const list = readAccountList(await readRows(file.rows, MOST_ROWS_READ))
  if (list.rows > MOST_ACCOUNT_ROWS) {
    throw new Problem(
      'file-not-readable',
      `共 ${list.rows} 行，一次最多 ${MOST_ACCOUNT_ROWS} 行，请分成几个文件`,
    )
  }
  const rejected: RejectedRow[] = [...list.rejected]
  const created: AccountImportReport['created'][number][] = []
  let accepted = 0
  const seen = new Map<string, number>()
  const work = async (tx: Executor): Promise<void> => {
    for (const each of list.accounts) {
      const fault = repeated(each, seen) ?? (await takeRow(tx, each))
      if (fault) rejected.push(fault)
      else accepted++
    }
    if (dryRun || accepted === 0) return
    await recordAudit(tx, ctx, {
      action: 'account.import',
      subjectKind: 'account-list',
      subjectId: ctx.requestId,
      after: { fileName, rows: list.rows, accepted, rejected: rejected.length },
    })
  }
  const takeRow = async (tx: Executor, each: AccountToCreate): Promise<RejectedRow | undefined> => {
    try {
      if (dryRun) {
        await judgeNewAccount(tx, ctx, each.input, ports)
        return undefined
      }
      const { row, link } = await openManaged(tx, ctx, each.input, ports)
      created.push({
        ...{ row: each.row, displayName: row.displayName, role: row.role },
        ...{ scopeName: row.scope.name, loginName: row.loginName, link },
      })
      return undefined
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return asRejected(each.row, error)
    }
  }
  if (dryRun) await work(ctx.database.read)
  else await ctx.database.write(work)
  rejected.sort((a, b) => a.row - b.row)
  return {
    ...{ fileName, encoding: file.encoding, dryRun, rows: list.rows, accepted, rejected },
    ...{ notices: [...list.notices], created },
  }
}

function repeated(
  { row, input }: AccountToCreate,
  seen: Map<string, number>,
): RejectedRow | undefined {
  if (input.loginName === undefined) return undefined
  const name = input.loginName.toLowerCase()
  const earlier = seen.get(name)
  if (earlier === undefined) {
    seen.set(name, row)
    return undefined
  }
  const message = `第 ${row} 行：登录名「${input.loginName}」与第 ${earlier} 行相同，请换一个`
  return { row, field: '登录名', reason: 'login-name-repeated', message }
}

const columnNames: Readonly<Record<string, string>> = {
  displayName: '姓名',
  role: '岗位',
  areaPrefix: '区划代码',
  lastDate: '有效期至',
  industries: '行业',
}

function asRejected(row: number, problem: Problem): RejectedRow {
  const field =
    problem.id === 'login-name-taken' ? '登录名' : columnNames[String(problem.members.field)]
  return {
    ...{ row, field: field ?? null, reason: problem.id },
    message: `第 ${row} 行：${problem.message}`,
  }
}
