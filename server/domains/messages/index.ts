export { retained } from './retained.ts'
export { mountMessages } from './routes.ts'
export { moveThread } from './store.ts'
