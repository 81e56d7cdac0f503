/** A zone to enter, or one chosen to be named or drawn anew, or ended. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Polygons } from '../../../../server/contract/areas.ts'
import {
  endZone,
  putZone,
  type Zone,
  type ZoneKind,
  zoneKindNames,
  zoneKinds,
} from '../../../../server/contract/zones.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'

export interface ZoneEditorProps {
  /** Null: a new one. */
  readonly zone: Zone | null
  readonly geometry: Polygons | null
  /** There is a map to draw on. */
  readonly drawing: boolean
  readonly onClear: () => void
  readonly onDone: () => Promise<void>
}

const kinds = zoneKinds.map((value) => ({ value, label: zoneKindNames[value] }))

export function ZoneEditor({ zone, geometry, drawing, onClear, onDone }: ZoneEditorProps) {
  const [name, setName] = useState(zone?.name ?? '')
  const [kind, setKind] = useState<ZoneKind | null>(zone?.kind ?? null)
  const [reason, setReason] = useState('')
  const [zoneId] = useState(() => zone?.id ?? crypto.randomUUID())
  const save = useMutation({
    mutationFn: () =>
      call(putZone, {
        params: { zoneId, version: String((zone?.version ?? 0) + 1) },
        // Asked for before the button can be pressed.
        body: { kind: kind!, name: name.trim(), geometry: geometry!, reason: reason.trim() },
      }),
    onSuccess: onDone,
  })
  const end = useMutation({
    mutationFn: () => call(endZone, { params: { zoneId }, body: { reason: reason.trim() } }),
    onSuccess: onDone,
  })
  const withoutReason = [...reason.trim()].length < 2 ? '请写明依据' : undefined
  const missing =
    name.trim() === ''
      ? '请填名称'
      : kind === null
        ? '请选类型'
        : geometry === null
          ? drawing
            ? '请在图上逐点画出边界，至少三个角'
            : '先选一个乡镇街道，再在图上画边界'
          : withoutReason
  return (
    <>
      <h2 className="office-area-map-head">{zone ? `改「${zone.name}」` : '画一个新的'}</h2>
      <TextField label="名称" value={name} onChange={setName} maxLength={60} />
      <SelectField label="类型" options={kinds} value={kind} onChange={setKind} />
      <TextField
        label="依据"
        hint="如：批复文号"
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      <div className="office-area-map-acts">
        <Button
          variant="primary"
          reason={missing}
          pending={save.isPending}
          onClick={() => save.mutate()}
        >
          保存
        </Button>
        <Button onClick={onClear}>重画</Button>
        {zone && (
          <Button reason={withoutReason} pending={end.isPending} onClick={() => end.mutate()}>
            停用
          </Button>
        )}
      </div>
      {(save.error ?? end.error) && <Failure error={save.error ?? end.error} />}
    </>
  )
}
