/** The page that verifies receipts, served at `/verify-receipt/`, or opened from a file. No sign-in. */
import { showVerifier } from './show-verifier.ts'

const root = document.getElementById('verify-receipt')
if (!root) throw new Error('the page has no element with id verify-receipt')
showVerifier(root)
