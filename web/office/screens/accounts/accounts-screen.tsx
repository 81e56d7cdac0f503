/** 账号: the accounts below the own office, with their state; creating, importing, opening one. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AccountSummary, listManagedAccounts } from '../../../../server/contract/accounts.ts'
import { type Role, roleNames } from '../../../../server/contract/identity.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become, go } from '../../office-history.ts'
import type { AccountsSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { AccountSheet } from './account-sheet.tsx'
import { creatableRoles, factorWords, stateWords } from './account-words.ts'
import { NewAccountDialog } from './new-account-dialog.tsx'

const columns: readonly Column<AccountSummary>[] = [
  {
    id: 'name',
    head: '姓名',
    width: 104,
    cell: ({ account }) => account.displayName,
    title: ({ account }) => account.displayName,
  },
  { id: 'role', head: '岗位', width: 112, cell: ({ account }) => roleNames[account.role] },
  {
    id: 'scope',
    head: '范围',
    cell: ({ account }) => account.scope.name,
    title: ({ account }) => account.scope.name,
  },
  {
    id: 'login',
    head: '登录名',
    width: 128,
    cell: ({ loginName }) => loginName ?? '—',
    title: ({ loginName }) => loginName ?? '首次登录时设置',
  },
  {
    id: 'state',
    head: '状态',
    width: 120,
    cell: ({ state }) => (
      <StatusTag tone={stateWords[state].tone}>{stateWords[state].word}</StatusTag>
    ),
  },
  {
    id: 'factors',
    head: '第二重验证',
    width: 112,
    minor: true,
    cell: (row) => (row.factors.length > 0 ? factorWords(row) : '未启用'),
    title: factorWords,
  },
  {
    id: 'until',
    head: '有效期至',
    width: 104,
    minor: true,
    cell: ({ lastDate }) => lastDate ?? '长期',
  },
  {
    id: 'seen',
    head: '最近登录',
    width: 128,
    minor: true,
    cell: ({ lastSignInAt }) => (lastSignInAt ? <TimeStamp at={lastSignInAt} /> : '—'),
  },
]

const ALL = 'all'

export function AccountsScreen({ filter }: { readonly filter: AccountsSearch }) {
  usePageTitle('账号')
  const client = useQueryClient()
  const [creating, setCreating] = useState(false)
  const [mayCreate, setMayCreate] = useState<readonly Role[]>([])
  const { role, search, account } = filter
  const pages = usePages({
    queryKey: [listManagedAccounts.id, { role, search }],
    read: async (after) => {
      const reply = await call(listManagedAccounts, {
        query: {
          limit: 100,
          ...(role !== undefined && { role }),
          ...(search !== undefined && { search }),
          ...(after !== undefined && { after }),
        },
      })
      setMayCreate(reply.mayCreate)
      return { rows: reply.accounts, next: reply.next }
    },
  })
  const show = (change: { readonly [Name in keyof AccountsSearch]?: string | undefined }) =>
    become(hrefOf('/accounts', { ...filter, ...change }))
  const creatable = creatableRoles(mayCreate)
  const none = creatable.length === 0 ? '您的岗位不建立账号' : undefined
  const refresh = () => void client.invalidateQueries({ queryKey: [listManagedAccounts.id] })
  return (
    <>
      <PageHead
        title="账号"
        actions={
          <>
            <Button icon="upload" reason={none} onClick={() => go('/accounts/import')}>
              批量建立
            </Button>
            <Button variant="primary" icon="add" reason={none} onClick={() => setCreating(true)}>
              新建账号
            </Button>
          </>
        }
      >
        由上一级普查办建立下级账号；本人用一次性链接首次登录，自己设口令。企业账号用告知书启用。
      </PageHead>
      <Toolbar label="筛选账号">
        <SelectField
          label="岗位"
          options={[
            { value: ALL, label: '全部' },
            ...mayCreate.map((each) => ({ value: each, label: roleNames[each] })),
          ]}
          value={role ?? ALL}
          onChange={(chosen) => show({ role: chosen === ALL ? undefined : (chosen as Role) })}
        />
        <SearchField
          label="姓名或登录名"
          labelHidden={false}
          value={search ?? ''}
          onSearch={(text) => show({ search: text || undefined })}
        />
      </Toolbar>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="账号"
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.account.id}
          currentKey={account}
          onOpen={(row) => show({ account: row.account.id })}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            <EmptyState title="没有符合条件的账号">
              {search || role ? '换个条件再找。' : '点“新建账号”，或用花名册批量建立。'}
            </EmptyState>
          }
        />
      )}
      {creating && (
        <NewAccountDialog
          roles={creatable}
          onClose={() => {
            setCreating(false)
            refresh()
          }}
        />
      )}
      {account !== undefined && (
        <AccountSheet
          key={account}
          accountId={account}
          onClose={() => show({ account: undefined })}
          onChanged={refresh}
        />
      )}
    </>
  )
}
