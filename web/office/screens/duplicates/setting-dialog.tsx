/** How this area wants its desk: two clerks, from which evidence on to accept in bulk, how many to check. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type DuplicateSetting,
  getDuplicateSetting,
  setDuplicateSetting,
} from '../../../../server/contract/duplicates.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { useDuplicateAct } from './use-duplicate-act.ts'

const thresholds = [
  { value: 'never', label: '不开放' },
  { value: '7', label: '可能 99.2% 以上（7 比特）' },
  { value: '8', label: '可能 99.6% 以上（8 比特）' },
  { value: '10', label: '可能 99.9% 以上（10 比特）' },
  { value: '13', label: '可能 99.99% 以上（13 比特）' },
  { value: '17', label: '可能 99.999% 以上（17 比特）' },
]
const shares = [1, 5, 10, 20, 50].map((each) => ({
  value: String(each),
  label: each === 1 ? '每一对都看' : `每 ${each} 对看一对`,
}))

export function SettingDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient()
  const { data, error } = useQuery(queryFor(getDuplicateSetting, {}))
  const [changed, setChanged] = useState<Partial<DuplicateSetting>>({})
  const setting = data && { ...data.setting, ...changed }
  const save = useDuplicateAct(
    (body: DuplicateSetting) => call(setDuplicateSetting, { body }),
    () => {
      void client.invalidateQueries({ queryKey: keyOf(getDuplicateSetting) })
      onClose()
    },
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="查重的做法"
      description="对本级和下级有效，下级可以另定。每次改动都记入审计。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={setting ? undefined : '正在读取'}
            onClick={() => setting && save.mutate(setting)}
          >
            保存
          </Button>
        </>
      }
    >
      {error && <Failure error={error} />}
      {!setting && !error && <Skeleton lines={4} />}
      {setting && (
        <div className="office-dialog">
          <CheckField
            label="两人分别判定"
            hint="初判的结果不给复判的人看；两人不一致时由第三人裁定"
            checked={setting.twoClerks}
            onChange={(twoClerks) => setChanged({ ...changed, twoClerks })}
          />
          <SelectField
            label="批量接受的门槛"
            hint="代码不同、类型不同、两家都已填报、名称像分支的不在其中，仍由人判"
            options={thresholds}
            value={setting.bulkFromBits === null ? 'never' : String(setting.bulkFromBits)}
            onChange={(value) =>
              setChanged({ ...changed, bulkFromBits: value === 'never' ? null : Number(value) })
            }
          />
          <SelectField
            label="批量接受后的抽查"
            hint="由批量接受的人以外的同事来看"
            options={shares}
            value={String(setting.checkOneIn)}
            onChange={(value) => setChanged({ ...changed, checkOneIn: Number(value) })}
          />
          {save.error && <Failure error={save.error} />}
        </div>
      )}
    </Dialog>
  )
}
