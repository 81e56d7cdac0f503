/** Texts of checks: cut out of a form's rules, or begun anew. Pure. */

/** The text of one check out of checks.rules, without the comments above it. */
export function ruleTextOf(rules: string, checkId: string): string | undefined {
  const lines = rules.split('\n')
  const start = lines.findIndex(
    (line) => line.split(/\s+/)[0] === 'check' && line.split(/\s+/)[1] === checkId,
  )
  if (start < 0) return undefined
  const after = lines.slice(start + 1).findIndex((line) => line.trim() !== '' && !/^\s/.test(line))
  const end = after < 0 ? lines.length : start + 1 + after
  return `${lines.slice(start, end).join('\n').trimEnd()}\n`
}

/** Where a new check begins: everything it must have, in order. */
export function newRuleText(checkId: string): string {
  return [
    `check ${checkId} verify`,
    '  title   ""',
    '  source  project',
    '  when    ',
    '  expect  ',
    '  says    ""',
    '',
  ].join('\n')
}

/** The next free number behind the form's own, e.g. 622-901. */
export function nextCheckId(formId: string, taken: readonly string[]): string {
  const numbers = taken.flatMap((id) => {
    const number = id.startsWith(`${formId}-`) ? Number(id.slice(formId.length + 1)) : Number.NaN
    return Number.isInteger(number) && number >= 900 ? [number] : []
  })
  return `${formId}-${Math.max(900, ...numbers) + 1}`
}
