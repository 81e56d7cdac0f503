/** Starts one of the applications in its page: type, colours, queries, session. */
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../api/queries.ts'
import { SessionGate, type SessionGateProps } from './session-gate.tsx'
import '../ui/tokens.css'
import '../ui/base.css'
import './shell.css'

export interface AppStart {
  readonly home: SessionGateProps['home']
  readonly density: 'office' | 'self-report' | 'field'
  /** The application, rendered once someone is signed in. */
  readonly app: ReactNode
}

export function startApp({ home, density, app }: AppStart): void {
  document.documentElement.dataset.density = density
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no element with id root')
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <SessionGate home={home}>{app}</SessionGate>
      </QueryClientProvider>
    </StrictMode>,
  )
}
