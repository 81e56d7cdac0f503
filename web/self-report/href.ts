/** Paths inside the application, for the kit's links. */
export function formHref(responseId: string): string {
  return `/forms/${encodeURIComponent(responseId)}`
}

export function confirmHref(responseId: string): string {
  return `${formHref(responseId)}/confirm`
}

export function printHref(responseId: string): string {
  return `${formHref(responseId)}/print`
}

export function historyHref(responseId: string): string {
  return `/history/${encodeURIComponent(responseId)}`
}

export function receiptHref(responseId: string, revisionId: string): string {
  return `/receipts/${encodeURIComponent(responseId)}/${encodeURIComponent(revisionId)}`
}
