import { PIN_DIGITS } from '../../outbox/vault/vault.ts'

/** Why a PIN will not do, or undefined. */
export function pinFault(pin: string): string | undefined {
  if (pin.length < PIN_DIGITS) return `请输入 ${PIN_DIGITS} 位数字`
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  const even = steps.every((step) => step === steps[0]) && [0, 1, -1].includes(steps[0] ?? 9)
  return even ? '不要用相同或连续的数字' : undefined
}
