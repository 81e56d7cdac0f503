/** Why a matter between units cannot be settled so yet, or undefined. Pure. */
export function settleRefusal(
  outcome: 'explained' | 'returned',
  reasonCode: string | null,
  reasonText: string,
  responses: number,
): string | undefined {
  if (outcome === 'returned' && responses === 0) return '请选要退回的答卷'
  if (reasonCode === null) return '请选择原因'
  if (reasonText.trim() === '') {
    return outcome === 'explained' ? '请写明具体情况' : '请写明要核对什么'
  }
  return undefined
}
