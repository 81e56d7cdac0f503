/**
 * The pages before and beside the applications: signing in (`/sign-in/`), with a one-time link
 * (`/sign-in/#<token>`), activation with a notice (`/sign-in/activate`), a tablet's enrolment
 * (`/sign-in/device#<token>`), one's own account (`/sign-in/account`). Secrets stand behind the # and
 * reach no log.
 */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UiRoot } from '../ui/ui-root.tsx'
import { AccountPage } from './account-page.tsx'
import { ActivatePage } from './activate-page.tsx'
import { DevicePage } from './device-page.tsx'
import { SignInPage } from './sign-in-page.tsx'
import './sign-in.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element with id root')

function pageOf(path: string) {
  switch (path.replace(/\/+$/, '')) {
    case '/sign-in/account':
      return <AccountPage />
    case '/sign-in/activate':
      return <ActivatePage letter={location.hash.slice(1)} />
    case '/sign-in/device':
      return <DevicePage token={location.hash.slice(1)} />
    default:
      return <SignInPage token={location.hash.slice(1)} />
  }
}

// A link opened where this page stands already changes only what follows the #.
window.addEventListener('hashchange', () => location.reload())

createRoot(root).render(
  <StrictMode>
    <UiRoot density="self-report">{pageOf(location.pathname)}</UiRoot>
  </StrictMode>,
)
