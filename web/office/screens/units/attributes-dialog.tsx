/** Changes what offices fill of a unit; shows beforehand what becomes of its forms. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type AttributeChanges,
  changeUnitAttributes,
  type OfficeAttribute,
  type OwedForms,
  previewAttributeChange,
} from '../../../../server/contract/unit-attributes.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { type AttributeChoices, changeRefusal, changesOf } from './attribute-choice.ts'
import { AttributeField } from './attribute-fields.tsx'
import { ChangePreview } from './change-preview.tsx'
import type { UnitDialogProps } from './outcome-dialog.tsx'
import { useUnitChange } from './use-unit-change.ts'

const groups: readonly {
  readonly title: string
  readonly attributes: readonly OfficeAttribute[]
}[] = [
  {
    title: '分类',
    attributes: ['industryCode', 'reportCategory', 'professionalCategory', 'unitSize'],
  },
  {
    title: '名录',
    attributes: [
      'aboveScale',
      'departmentList',
      'inputOutputSample',
      'selfEmployedSample',
      'unitEnergyCatalogue',
      'keyEnergyUser',
    ],
  },
  {
    title: '情况',
    attributes: [
      'rdActivities',
      'energyConversion',
      'catalogueProducts',
      'fixedAssetInvestment',
      'importsGoods',
    ],
  },
]

export function AttributesDialog(props: UnitDialogProps & { readonly owed: OwedForms }) {
  const { unit, owed, onOpenChange } = props
  const [choices, setChoices] = useState<AttributeChoices>({})
  const [reason, setReason] = useState('')
  const toast = useToast()
  const changes = changesOf(owed.attributes, choices)
  const changed = Object.keys(changes).length > 0
  const preview = useQuery({
    ...queryFor(previewAttributeChange, { params: { unitId: unit.id }, body: { changes } }),
    enabled: changed,
    placeholderData: keepPreviousData,
  })
  const save = useUnitChange(
    (body: { changes: AttributeChanges; reason: string }) =>
      call(changeUnitAttributes, { params: { unitId: unit.id }, body }),
    () => {
      toast({ title: '属性已更改，应填的表已更新', tone: 'accepted' })
      onOpenChange(false)
    },
  )
  const standing = new Map(owed.attributes.map((each) => [each.attribute, each]))
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="更改属性"
      description={unit.name}
      size="large"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={changeRefusal(changes, reason)}
            onClick={() => save.mutate({ changes, reason: reason.trim() })}
          >
            更改
          </Button>
        </>
      }
    >
      <div className="office-attributes">
        <div className="office-dialog">
          {groups.map(({ title, attributes }) => (
            <fieldset key={title} className="office-fields">
              <legend>{title}</legend>
              {attributes.map((attribute) => {
                const stands = standing.get(attribute)
                const choice = choices[attribute]
                return (
                  <AttributeField
                    key={attribute}
                    attribute={attribute}
                    label={stands?.name ?? attribute}
                    value={choice === undefined ? (stands?.value ?? null) : choice}
                    onChange={(value) => setChoices({ ...choices, [attribute]: value })}
                  />
                )
              })}
            </fieldset>
          ))}
          <TextField
            label="依据"
            hint="写明查证的材料和经手人，如“2023 年 12 月一套表单位名录第 37 行”"
            lines={2}
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
          {save.error && <Failure error={save.error} />}
        </div>
        <div>
          {preview.error && (
            <Failure error={preview.error} onRetry={() => void preview.refetch()} />
          )}
          {changed && preview.data ? (
            <ChangePreview preview={preview.data} />
          ) : (
            <p className="office-aside">
              更改后新增哪些表、哪些不再应填，会先列在这里。调查对象报的属性（机构类型、执行会计标准类别等）随其报表更新，不在此更改。
            </p>
          )}
        </div>
      </div>
    </Dialog>
  )
}
