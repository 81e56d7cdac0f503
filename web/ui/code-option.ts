/** Options of a code list and how well one answers what was typed. Pure. */

export interface CodeOption {
  readonly code: string
  readonly name: string
  /** Where the code lies, e.g. 制造业 › 食品制造业. */
  readonly path?: string
}

export function labelOf(option: CodeOption): string {
  return `${option.code} ${option.name}`
}

/**
 * 0 = the code itself or the label as chosen, 1 = code begins so, 2 = name begins so, 3 = name
 * contains it; undefined = no answer. Empty text is answered by all.
 */
export function rankCode(option: CodeOption, text: string): 0 | 1 | 2 | 3 | undefined {
  const sought = text.trim().toLowerCase()
  const code = option.code.toLowerCase()
  const name = option.name.toLowerCase()
  if (sought === code || sought === labelOf(option).toLowerCase()) return 0
  if (code.startsWith(sought)) return 1
  if (name.startsWith(sought)) return 2
  if (name.includes(sought)) return 3
  return undefined
}

/** The best `limit` answers, best first; equal ones keep the order of the list. */
export function answersTo(
  options: readonly CodeOption[],
  text: string,
  limit: number,
): readonly CodeOption[] {
  if (text.trim() === '') return options.slice(0, limit)
  const ranks: CodeOption[][] = [[], [], [], []]
  for (const option of options) {
    const rank = rankCode(option, text)
    if (rank !== undefined) ranks[rank]!.push(option)
  }
  return ranks.flat().slice(0, limit)
}
