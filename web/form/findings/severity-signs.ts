/** Sign and word of each severity; colour never stands alone. */
import type { Severity } from '../../../forms/engine/types.ts'

export const severitySigns: Readonly<
  Record<Severity, { readonly sign: string; readonly word: string; readonly effect: string }>
> = {
  mandatory: { sign: '⛔', word: '强制', effect: '改正后才能报送' },
  verify: { sign: '⚠', word: '核实', effect: '改正或说明' },
  advisory: { sign: 'ⓘ', word: '提示', effect: '供查看' },
}
