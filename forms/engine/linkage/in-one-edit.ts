/** Whether one slip (a character changed, left out, put in, or two swapped) makes one text the other. */
export function inOneEdit(a: string, b: string): boolean {
  const difference = a.length - b.length
  if (difference > 1 || difference < -1) return false
  let front = 0
  const shorter = Math.min(a.length, b.length)
  while (front < shorter && a.charCodeAt(front) === b.charCodeAt(front)) front++
  if (front === shorter) return true
  let endA = a.length - 1
  let endB = b.length - 1
  while (endA >= front && endB >= front && a.charCodeAt(endA) === b.charCodeAt(endB)) {
    endA--
    endB--
  }
  if (difference !== 0) return difference > 0 ? endA === front : endB === front
  if (endA === front) return true
  return (
    endA === front + 1 &&
    a.charCodeAt(front) === b.charCodeAt(endA) &&
    a.charCodeAt(endA) === b.charCodeAt(front)
  )
}
