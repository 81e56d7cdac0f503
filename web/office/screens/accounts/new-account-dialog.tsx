/** A new account: who, which post, where, until when; then its one-time link. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { createManagedAccount } from '../../../../server/contract/accounts.ts'
import type { Role } from '../../../../server/contract/identity.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField, type SelectOption } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'
import { areaHint } from './account-words.ts'
import { OneTimeLinkView } from './one-time-link.tsx'

export interface NewAccountDialogProps {
  readonly roles: readonly SelectOption<Role>[]
  readonly onClose: () => void
}

export function NewAccountDialog({ roles, onClose }: NewAccountDialogProps) {
  const office = useOffice()
  const [displayName, setDisplayName] = useState('')
  const [role, setRole] = useState<Role | null>(null)
  const [areaPrefix, setAreaPrefix] = useState(office.areaPrefix)
  const [loginName, setLoginName] = useState('')
  const [lastDate, setLastDate] = useState('')
  const [industries, setIndustries] = useState('')
  const create = useMutation({
    mutationFn: (chosen: Role) =>
      call(createManagedAccount, {
        body: {
          displayName: displayName.trim(),
          role: chosen,
          areaPrefix: areaPrefix.trim(),
          ...(loginName.trim() !== '' && { loginName: loginName.trim() }),
          ...(lastDate !== '' && { lastDate }),
          ...(chosen === 'department' && {
            industries: industries
              .toUpperCase()
              .split(/[\s,，、;；]+/)
              .filter(Boolean),
          }),
        },
      }),
  })
  const missing =
    displayName.trim() === ''
      ? '请填写姓名'
      : role === null
        ? '请选择岗位'
        : /^\d{4,12}$/.test(areaPrefix.trim())
          ? undefined
          : '请填写区划代码'
  const made = create.data
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={made ? `已建立：${made.account.account.displayName}` : '新建账号'}
      size="medium"
      actions={
        made ? (
          <Button variant="primary" onClick={onClose}>
            完成
          </Button>
        ) : (
          <Button
            variant="primary"
            reason={missing}
            pending={create.isPending}
            onClick={() => role !== null && create.mutate(role)}
          >
            建立并生成链接
          </Button>
        )
      }
    >
      {made ? (
        <OneTimeLinkView link={made.link} />
      ) : (
        <div className="office-fields">
          <TextField
            label="姓名"
            value={displayName}
            onChange={setDisplayName}
            maxLength={40}
            autoFocus
          />
          <SelectField label="岗位" options={roles} value={role} onChange={setRole} />
          <TextField
            label="区划代码"
            value={areaPrefix}
            onChange={setAreaPrefix}
            inputMode="numeric"
            maxLength={12}
            hint={areaHint(role)}
          />
          {role === 'department' && (
            <TextField
              label="负责的行业"
              value={industries}
              onChange={setIndustries}
              maxLength={200}
              hint="行业门类字母或 2 至 4 位代码，用顿号隔开，如 B、C、44"
            />
          )}
          <TextField
            label="登录名"
            optional
            value={loginName}
            onChange={setLoginName}
            maxLength={60}
            hint="如手机号；不填则本人首次登录时自己设"
          />
          <TextField
            label="有效期至"
            optional
            type="date"
            value={lastDate}
            onChange={setLastDate}
            hint="借调、外聘人员填最后工作日，次日起自动停用"
          />
          {create.error && <Failure error={create.error} />}
        </div>
      )}
    </Dialog>
  )
}
