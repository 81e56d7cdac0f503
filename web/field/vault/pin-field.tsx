/** Six digits, shown as dots; digits only, as the tablet's number keys give them. */

import { PIN_DIGITS } from '../../outbox/vault/vault.ts'
import { TextField } from '../../ui/text-field.tsx'

export interface PinFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (digits: string) => void
  readonly error?: string | undefined
  readonly hint?: string
  readonly autoFocus?: boolean
}

export function PinField({ onChange, ...rest }: PinFieldProps) {
  return (
    <TextField
      {...rest}
      type="password"
      inputMode="numeric"
      maxLength={PIN_DIGITS}
      autoComplete="off"
      onChange={(text) => onChange(text.normalize('NFKC').replace(/\D/g, ''))}
    />
  )
}

/** Why a PIN will not do, or undefined. */
export function pinFault(pin: string): string | undefined {
  if (pin.length < PIN_DIGITS) return `请输入 ${PIN_DIGITS} 位数字`
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  const even = steps.every((step) => step === steps[0]) && [0, 1, -1].includes(steps[0] ?? 9)
  return even ? '不要用相同或连续的数字' : undefined
}
