/** What a day without signal still lacks, in words. */

/** Null where nothing is missing. Pure. */
export function missingWords(state: {
  readonly appKept: boolean | undefined
  readonly blocks: { readonly here: number; readonly all: number } | null
}): string | null {
  const missing: string[] = []
  if (state.appKept === false) missing.push('应用程序')
  if (state.blocks === null) missing.push('小区清单')
  else if (state.blocks.here < state.blocks.all) {
    missing.push(`${state.blocks.all - state.blocks.here} 个小区的资料`)
  }
  return missing.length === 0 ? null : missing.join('、')
}
