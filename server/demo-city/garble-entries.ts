/**
 * Gets rows of a list wrong the way departments do: codes mangled in typing or by a spreadsheet, an
 * old name, an address over two lines, a row twice. Each fault appears at least once in a list of
 * some size; a row carries at most one fault besides having ceased.
 */
import type { ListFaultKind } from './city.ts'
import type { ListEntry } from './list-entries.ts'
import type { Random } from './random.ts'

interface Fault {
  readonly kind: ListFaultKind
  readonly share: number
  /** The spoiled row, or nothing if this row cannot go wrong this way. */
  spoil(entry: ListEntry): ListEntry | undefined
}

export function garbleEntries(entries: readonly ListEntry[], random: Random): ListEntry[] {
  const seen = new Set<ListFaultKind>()
  return entries.flatMap((entry): ListEntry[] => {
    if (entry.faults.length > 0) return [entry]
    const drawn = drawFault(random.next())
    const fault = faults.find((one) => !seen.has(one.kind) && one.spoil(entry)) ?? drawn
    const spoiled = fault?.spoil(entry)
    if (!fault || !spoiled) return [entry]
    seen.add(fault.kind)
    const marked: ListEntry = { ...spoiled, faults: [fault.kind] }
    return fault.kind === 'repeated-row' ? [entry, marked] : [marked]
  })
}

/** Faults lie side by side along [0, 1), each as wide as its share; the rest of the way is clean. */
function drawFault(roll: number): Fault | undefined {
  let edge = 0
  return faults.find((fault) => {
    edge += fault.share
    return roll < edge
  })
}

const faults: readonly Fault[] = [
  {
    // Spreadsheets turn a code of eighteen digits into a number.
    kind: 'scientific-code',
    share: 0.03,
    spoil: (entry) =>
      /^\d{18}$/.test(entry.code)
        ? { ...entry, code: `${entry.code[0]!}.${entry.code.slice(1, 6)}E+17` }
        : undefined,
  },
  {
    // Large, because few units have ever had another name.
    kind: 'former-name',
    share: 0.3,
    spoil: ({ formerName, ...entry }) => (formerName ? { ...entry, name: formerName } : undefined),
  },
  {
    kind: 'lower-case-code',
    share: 0.012,
    spoil: (entry) =>
      /[A-Z]/.test(entry.code) ? { ...entry, code: entry.code.toLowerCase() } : undefined,
  },
  {
    kind: 'full-width-code',
    share: 0.01,
    spoil: (entry) => (entry.code ? { ...entry, code: fullWidth(entry.code) } : undefined),
  },
  {
    kind: 'letter-o-for-zero',
    share: 0.01,
    spoil: (entry) =>
      entry.code.includes('0') ? { ...entry, code: entry.code.replace('0', 'O') } : undefined,
  },
  { kind: 'missing-code', share: 0.02, spoil: (entry) => ({ ...entry, code: '' }) },
  {
    kind: 'quoted-newline',
    share: 0.01,
    spoil: (entry) => ({ ...entry, address: `${entry.address}\n（电话联系）` }),
  },
  { kind: 'repeated-row', share: 0.012, spoil: (entry) => entry },
]

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  )
}
