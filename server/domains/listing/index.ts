export { getReachableSignature } from './reachable-signature.ts'
export { mountListing } from './routes.ts'
export { pageOfRoster } from './store.ts'
