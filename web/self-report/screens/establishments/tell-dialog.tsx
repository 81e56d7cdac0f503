/** An establishment that is on no list: what it is and where, for the offices to register it. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type EstablishmentList,
  type ToldEstablishment,
  tellEstablishment,
} from '../../../../server/contract/establishments.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Refused } from '../refused.tsx'

const ELSEWHERE = 'elsewhere'
type TextKey = 'name' | 'creditCode' | 'address' | 'activity' | 'staff'

const WHOLE_NUMBER = /^\d{1,8}$/

export function TellDialog(props: {
  readonly list: EstablishmentList
  readonly onTold: (list: EstablishmentList) => void
  readonly onClose: () => void
}) {
  const { list, onTold, onClose } = props
  const [texts, setTexts] = useState<Readonly<Record<TextKey, string>>>({
    ...{ name: '', creditCode: '', address: '', activity: '', staff: '' },
  })
  const [county, setCounty] = useState<string | null>(null)
  const [wordId] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const tell = useMutation({
    mutationFn: (told: ToldEstablishment) =>
      call(tellEstablishment, {
        params: { unitId: list.unitId, wordId },
        body: { kind: 'missing', told },
      }),
    onSuccess: (next) => {
      onTold(next)
      const elsewhere = county === ELSEWHERE
      toast({
        title: elsewhere ? '已记在清单里' : '已告知普查办，核实后在这里答复',
        tone: 'accepted',
      })
      onClose()
    },
  })
  const field = (key: TextKey, label: string, more: object = {}) => (
    <TextField
      label={label}
      value={texts[key]}
      onChange={(value) => setTexts((before) => ({ ...before, [key]: value }))}
      maxLength={key === 'address' ? 200 : key === 'activity' ? 100 : 120}
      {...more}
    />
  )
  const staff = texts.staff.normalize('NFKC').trim()
  const lacks =
    texts.name.trim() === ''
      ? '请填单位详细名称'
      : county === null
        ? '请选所在县区'
        : texts.address.trim() === ''
          ? '请填详细地址'
          : texts.activity.trim() === ''
            ? '请填主要业务活动'
            : WHOLE_NUMBER.test(staff)
              ? undefined
              : '请填期末人数，没有的填 0'
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="还有单位不在这里"
      description="告知普查办后，由普查员到实地核实登记，结果在这里答复。列入表里不用等答复。"
      size="medium"
      actions={
        <Button
          variant="primary"
          reason={lacks}
          pending={tell.isPending}
          onClick={() =>
            tell.mutate({
              ...texts,
              county: county === ELSEWHERE ? '' : (county ?? ''),
              staff: Number(staff),
            })
          }
        >
          告知普查办
        </Button>
      }
    >
      <div className="sr-people-fields">
        {field('name', '单位详细名称', { autoFocus: true })}
        {field('creditCode', '统一社会信用代码', {
          optional: true,
          hint: '有自己证照的填；没有的不填，不要填本单位的代码。',
        })}
        <SelectField
          label="所在县区"
          options={[
            ...list.counties.map(({ code, name }) => ({ value: code, label: name })),
            { value: ELSEWHERE, label: '不在本市' },
          ]}
          value={county}
          onChange={setCounty}
          {...(county === ELSEWHERE && {
            hint: '外省市的由当地登记，本市普查办不派人核实；仍要列入表里。',
          })}
        />
        {field('address', '详细地址')}
        {field('activity', '主要业务活动', { hint: '如：零售日用百货' })}
        {field('staff', '从业人员期末人数', { suffix: '人', inputMode: 'numeric' })}
        {tell.error && <Refused error={tell.error} />}
      </div>
    </Dialog>
  )
}
