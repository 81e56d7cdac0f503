/** What passes between the server and the thread that holds frames for matching. */
import type { FrameLinker } from '../../domains/linkage/index.ts'

export type LinkerCall = Exclude<keyof FrameLinker, 'close'>

export interface LinkerRequest {
  readonly number: number
  readonly call: LinkerCall
  /** The arguments of the call, without functions. */
  readonly args: readonly unknown[]
}

export type LinkerReply =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly fault: string }
  | { readonly number: number; readonly stage: string }
