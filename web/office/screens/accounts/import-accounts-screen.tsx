/**
 * Accounts from a roster 花名册: a trial that writes nothing, then the creation. The links it gives are
 * shown once, to print as slips or to save.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type AccountImportReport,
  importAccounts,
  listManagedAccounts,
} from '../../../../server/contract/accounts.ts'
import { roleNames } from '../../../../server/contract/identity.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Failure } from '../../failure.tsx'
import { CountSum } from '../../lists/count-sum.tsx'
import { FileDrop } from '../../lists/file-drop.tsx'
import { NoticeRows, RejectedRows } from '../../lists/report-rows.tsx'
import { saveFile } from '../../lists/save-file.ts'
import { uploadList } from '../../lists/upload-list.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { rosterTemplate } from './roster-template.ts'

export function ImportAccountsScreen() {
  usePageTitle('批量建立账号')
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const upload = (dryRun: boolean) =>
    uploadList(importAccounts, { file: file!, query: { dryRun: String(dryRun) } }, () => {})
  const trial = useMutation({ mutationFn: () => upload(true) })
  const real = useMutation({
    mutationFn: () => upload(false),
    onSuccess: () => client.invalidateQueries({ queryKey: [listManagedAccounts.id] }),
  })
  const made = real.data
  if (made) return <Slips report={made} />
  const report = trial.data
  const missing = file === null ? '请先选择花名册' : undefined
  return (
    <>
      <PageHead
        title="批量建立账号"
        parts={[{ label: '账号', href: '/accounts' }, { label: '批量建立' }]}
      >
        花名册第一行为表头：姓名、岗位、区划代码、登录名、有效期至（后两列可不填；主管部门另加“行业”列）。
      </PageHead>
      <div className="office-form">
        <FileDrop
          file={file}
          onChoose={(chosen) => {
            setFile(chosen)
            trial.reset()
          }}
        />
        <div className="office-acts">
          <Button
            variant={report ? 'plain' : 'primary'}
            reason={missing}
            pending={trial.isPending}
            onClick={() => trial.mutate()}
          >
            试读
          </Button>
          <Button
            variant={report ? 'primary' : 'plain'}
            reason={
              missing ??
              (report ? (report.accepted === 0 ? '没有可以建立的行' : undefined) : '请先试读')
            }
            pending={real.isPending}
            onClick={() => real.mutate()}
          >
            建立账号
          </Button>
          <Button
            variant="quiet"
            icon="download"
            onClick={() => saveFile('花名册样表.csv', rosterTemplate, 'text/csv;charset=utf-8')}
          >
            下载样表
          </Button>
        </div>
      </div>
      {(trial.error ?? real.error) && <Failure error={trial.error ?? real.error} />}
      {report ? (
        <>
          <Notice tone="advisory" title="试读结果，尚未建立">
            共 {report.rows} 行，可建立 {report.accepted} 个，未收 {report.rejected.length} 行。
          </Notice>
          <RejectedRows fileName={report.fileName} rows={report.rejected} />
          {report.notices.length > 0 && <NoticeRows rows={report.notices} />}
        </>
      ) : (
        !trial.error && (
          <EmptyState title="先试读，再建立">
            试读逐行列出不能建立的原因和改法；能建立的不受影响。
          </EmptyState>
        )
      )}
    </>
  )
}

/** One slip a person, cut apart by the office and handed over; the codes are shown this once. */
function Slips({ report }: { readonly report: AccountImportReport }) {
  return (
    <>
      <div className="office-no-print">
        <PageHead
          title="登录链接"
          parts={[{ label: '账号', href: '/accounts' }, { label: '批量建立' }]}
          actions={
            <Button variant="primary" icon="print" onClick={() => print()}>
              打印领取条
            </Button>
          }
        >
          链接只显示这一次。请打印后当面交给本人；遗失的，在“账号”里给本人重新生成。
        </PageHead>
        <CountSum
          whole={['花名册', report.rows]}
          parts={[
            ['已建立', report.accepted],
            ['未收', report.rejected.length],
          ]}
        />
        {report.rejected.length > 0 && (
          <RejectedRows fileName={report.fileName} rows={report.rejected} />
        )}
      </div>
      <ul className="office-slips">
        {report.created.map((each) => (
          <li key={each.row} className="office-slip">
            <QrCode
              text={location.origin + each.link.path}
              label={`${each.displayName}的登录二维码`}
            />
            <div>
              <p className="office-slip-name">{each.displayName}</p>
              <p>
                {roleNames[each.role]}，{each.scopeName}
              </p>
              <p>登录名：{each.loginName ?? '首次登录时设置'}</p>
              <p className="office-aside">
                {`扫码首次登录，按提示设置口令。只能用一次，${formatFullTime(each.link.expiresAt)}前有效。请勿转交他人。`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
