/**
 * The service worker from the page's side: registered at start, asked for updates now and then, and told
 * to take over only when the person agrees, at a moment when nothing is being typed.
 */

export type UpdateState = 'none' | 'waiting' | 'taken-over'

let state: UpdateState = 'none'
let registration: ServiceWorkerRegistration | undefined
let asked = false
const listeners = new Set<() => void>()

const LOOK_EVERY_MS = 30 * 60_000

function tell(next: UpdateState): void {
  state = next
  for (const listener of listeners) listener()
}

export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const hadWorker = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    // Another window agreed: this one goes on in the old build until the person says so.
    else if (hadWorker) tell('taken-over')
  })
  void navigator.serviceWorker
    .register('/field/service-worker.js', { scope: '/field/', updateViaCache: 'none' })
    .then((found) => {
      registration = found
      watch(found)
      setInterval(() => void found.update().catch(() => undefined), LOOK_EVERY_MS)
    })
    .catch(() => undefined) // no network at the very first visit: the next one registers
}

function watch(found: ServiceWorkerRegistration): void {
  const waiting = () => {
    if (found.waiting && navigator.serviceWorker.controller) tell('waiting')
  }
  waiting()
  found.addEventListener('updatefound', () => {
    found.installing?.addEventListener('statechange', waiting)
  })
}

/** The newer build takes over and this window starts anew in it. */
export function takeOver(): void {
  if (state === 'taken-over') {
    location.reload()
    return
  }
  asked = true
  registration?.waiting?.postMessage({ type: 'take-over' })
}

export function subscribeToUpdates(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function updateState(): UpdateState {
  return state
}

/** Whether the application itself is whole on the device: it opens without a network from then on. */
export async function isAppKept(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const found = await navigator.serviceWorker.getRegistration('/field/')
  return found?.active != null
}
