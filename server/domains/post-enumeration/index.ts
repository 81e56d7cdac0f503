export { recordFind, reportBlock } from './record-find.ts'
export { retained } from './retained.ts'
export { mountPostEnumeration } from './routes.ts'
