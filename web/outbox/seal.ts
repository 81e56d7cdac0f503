/**
 * Seals a draft: an envelope with client-made ids enters the outbox in one IndexedDB transaction
 * with the draft's new state. The bytes are made once; they are what is hashed, kept and sent.
 */
import type { RevisionEnvelope } from '../../server/contract/responses.ts'
import type { DeviceDatabase, OutboxItem } from './database.ts'
import { sha256 } from './hash.ts'

export async function sealDraft(
  database: DeviceDatabase,
  responseId: string,
  intent: RevisionEnvelope['intent'],
  revisionId: string,
  sealedAt: string,
): Promise<OutboxItem> {
  for (;;) {
    const draft = await database.get('drafts', responseId)
    if (!draft) throw new Error(`no draft of response ${responseId}`)
    const envelope: RevisionEnvelope = {
      responseId,
      revisionId,
      baseRevisionId: draft.baseRevisionId,
      formId: draft.formId,
      formVersion: draft.formVersion,
      unitId: draft.unitId,
      ...(draft.newUnit ? { newUnit: draft.newUnit } : {}),
      answers: { ...draft.answers },
      explanations: [...draft.explanations],
      ...(draft.keptAside?.length ? { keptAside: [...draft.keptAside] } : {}),
      ...(draft.registration ? { registration: draft.registration } : {}),
      intent,
      deviceTime: sealedAt,
    }
    const content = new TextEncoder().encode(JSON.stringify(envelope))
    // Hashed before the transaction opens: IndexedDB commits while it waits for anything else.
    const contentHash = await sha256(content)
    const item: OutboxItem = {
      revisionId,
      responseId,
      title: draft.title,
      intent,
      content,
      contentHash,
      sealedAt,
      attempts: 0,
      nextAttemptMs: 0,
      status: 'waiting',
      failure: null,
    }
    const tx = database.transaction(['drafts', 'outbox'], 'readwrite')
    const current = await tx.objectStore('drafts').get(responseId)
    if (current?.edition !== draft.edition) {
      await tx.done
      continue // typed meanwhile: seal what is there now
    }
    await tx.objectStore('outbox').put(item)
    // Whatever is typed from here on builds upon this revision.
    await tx.objectStore('drafts').put({
      ...current,
      sealedEdition: current.edition,
      baseRevisionId: revisionId,
    })
    await tx.done
    return item
  }
}
