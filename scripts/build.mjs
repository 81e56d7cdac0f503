/** `npm run build`: dist/server and dist/web. */
import { buildServer, buildWeb, prepareInstall } from './prepare.mjs'

prepareInstall()
buildServer()
buildWeb()
