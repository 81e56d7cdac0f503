/** Two words that differ by one slip of the pen: a character wrong, missing, too many, or two swapped. */

export function oneSlipApart(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 3) return false
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let ends = 0
  while (
    ends < one.length - start &&
    ends < other.length - start &&
    one[one.length - 1 - ends] === other[other.length - 1 - ends]
  ) {
    ends++
  }
  const left = one.slice(start, one.length - ends)
  const right = other.slice(start, other.length - ends)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
