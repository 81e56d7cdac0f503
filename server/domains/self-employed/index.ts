export { retained } from './retained.ts'
export { mountSelfEmployed } from './routes.ts'
