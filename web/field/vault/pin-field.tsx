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
