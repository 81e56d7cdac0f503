/** Day and clock of something that happened, Beijing time; says what is wrong with them. */
import { TextField } from '../../../ui/text-field.tsx'

export interface Moment {
  /** `2024-01-15` */
  readonly day: string
  /** `9:30` */
  readonly clock: string
}

const SHANGHAI_MS = 8 * 3_600_000

export function momentOf(instant: Date): Moment {
  const there = new Date(instant.getTime() + SHANGHAI_MS).toISOString()
  return { day: there.slice(0, 10), clock: there.slice(11, 16) }
}

/** UTC instant, or undefined where day or clock is none. */
export function instantOf({ day, clock }: Moment): string | undefined {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(clock.trim()) ?? []
  if (hour === undefined || minute === undefined) return undefined
  if (Number(hour) > 23 || Number(minute) > 59) return undefined
  const there = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00.000Z`)
  if (Number.isNaN(there.getTime())) return undefined
  return new Date(there.getTime() - SHANGHAI_MS).toISOString()
}

/** Why the moment cannot be recorded, or undefined. */
export function momentRefusal(moment: Moment, now: Date): string | undefined {
  const at = instantOf(moment)
  if (at === undefined) return '请填写日期和时刻，时刻写成 9:30 的样子'
  return Date.parse(at) > now.getTime() ? '时间还没有到，请核对日期和时刻' : undefined
}

export interface MomentFieldsProps {
  readonly label: string
  readonly value: Moment
  readonly onChange: (moment: Moment) => void
}

export function MomentFields({ label, value, onChange }: MomentFieldsProps) {
  return (
    <div className="reminder-moment">
      <TextField
        label={`${label}日期`}
        type="date"
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
      />
      <TextField
        label="时刻"
        inputMode="numeric"
        placeholder="9:30"
        maxLength={5}
        value={value.clock}
        onChange={(clock) => onChange({ ...value, clock })}
      />
    </div>
  )
}
