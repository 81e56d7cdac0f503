/** Starts one of the applications in its page: type, colours, queries, session. */
import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../api/queries.ts'
import { UiRoot, type UiRootProps } from '../ui/ui-root.tsx'
import { RouterLink } from './router-link.tsx'
import { SessionGate, type SessionGateProps } from './session-gate.tsx'
import './shell.css'

export interface AppStart {
  readonly home: SessionGateProps['home']
  readonly density: UiRootProps['density']
  /** The application, rendered once the gate lets it through. */
  readonly app: ReactNode
  /** Stands before the application; asks for a session where nothing else is said. */
  readonly gate?: ComponentType<SessionGateProps>
}

export function startApp({ home, density, app, gate: Gate = SessionGate }: AppStart): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no element with id root')
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <UiRoot density={density} link={RouterLink}>
          <Gate home={home}>{app}</Gate>
        </UiRoot>
      </QueryClientProvider>
    </StrictMode>,
  )
}
