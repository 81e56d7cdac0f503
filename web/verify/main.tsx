/** The page a certificate's QR code opens: `/verify/#<code>`. No sign-in. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { VerifyPage } from './verify-page.tsx'
import '../ui/tokens.css'
import '../ui/base.css'
import './verify.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element with id root')
createRoot(root).render(
  <StrictMode>
    <VerifyPage code={location.hash.slice(1)} />
  </StrictMode>,
)
