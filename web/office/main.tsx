/** The application of the census offices: township, county, city. */
import { RouterProvider } from '@tanstack/react-router'
import { startApp } from '../shell/start-app.tsx'
import { LinkContext } from '../ui/link.tsx'
import { OfficeLink } from './office-link.tsx'
import { router } from './router.tsx'
import './office.css'

startApp({
  home: '/office/',
  density: 'office',
  app: (
    <LinkContext value={OfficeLink}>
      <RouterProvider router={router} />
    </LinkContext>
  ),
})
