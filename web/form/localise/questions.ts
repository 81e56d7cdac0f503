/** What the form asks of its worker. Types only. */
import type { Likely } from '../../../forms/engine/localise/localise.ts'
import type { CheckContext } from '../../../forms/engine/types.ts'

export interface LocateQuestion {
  /** Counts up; only the answer to the latest question is shown. */
  readonly number: number
  readonly formId: string
  readonly formVersion: string
  /** Without code lists: conditions that need one leave their check out. */
  readonly context: Omit<CheckContext, 'codeLists'>
  /** Cells whose prefilled value is not confirmed. */
  readonly prefilled: readonly string[]
}

export interface LocateAnswer {
  readonly number: number
  readonly likely: readonly Likely[]
  readonly tookMs: number
}
