/** Why a return cannot be sent yet, or undefined. Pure. */
export function returnRefusal(reasonCode: string | null, reasonText: string): string | undefined {
  if (reasonCode === null) return '请先选择退回原因'
  if (reasonText.trim() === '') return '请写明要核对什么'
  return undefined
}
