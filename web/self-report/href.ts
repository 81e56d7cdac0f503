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

/** Messages with the offices; about one form where told. */
export function messagesHref(responseId: string): string {
  return `/messages?form=${encodeURIComponent(responseId)}`
}

export function receiptHref(responseId: string, revisionId: string): string {
  return `/receipts/${encodeURIComponent(responseId)}/${encodeURIComponent(revisionId)}`
}

/** The unit's electronic ledger, at one line of it where told. */
export function ledgerHref(
  year: string,
  at: { readonly line?: string; readonly code?: string } = {},
): string {
  const query = new URLSearchParams(
    Object.entries(at).filter(([, value]) => value !== ''),
  ).toString()
  return `/ledger/${year}${query === '' ? '' : `?${query}`}`
}
