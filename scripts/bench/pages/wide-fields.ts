/** Fields f0, f1… in groups of twenty, each with its sum s0, s1…: the same in every page compared. */
export const GROUP = 20

export function sumsOf(fields: number): number[] {
  return Array.from({ length: Math.ceil(fields / GROUP) }, (_, sum) => sum)
}

export function fieldsOfSum(sum: number, fields: number): number[] {
  const first = sum * GROUP
  return Array.from({ length: Math.min(GROUP, fields - first) }, (_, at) => first + at)
}

export const askedFields = (): number =>
  Number(new URLSearchParams(location.search).get('fields') ?? '300')
