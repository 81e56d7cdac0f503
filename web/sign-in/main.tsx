/** The page a one-time link opens: `/sign-in/#<token>`. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { SignInPage } from './sign-in-page.tsx'
import '../ui/tokens.css'
import '../ui/base.css'
import './sign-in.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element with id root')
createRoot(root).render(
  <StrictMode>
    <SignInPage token={location.hash.slice(1)} />
  </StrictMode>,
)
