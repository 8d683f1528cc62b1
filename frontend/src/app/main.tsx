import '@/shared/styles/main.scss'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorHelp } from '@/shared/ui/error-help'
import { ErrorNotice } from '@/shared/ui/states'
import { keepToOnePerson } from './one-person'
import { createQueryClient } from './query-client'
import { createAppRouter } from './router'

// What helps arrives with the first refusal; where it does not, the refusal itself does.
const Help = lazy(() =>
  import('@/features/access/components/help').catch(() => ({ default: ErrorNotice })),
)
const queryClient = createQueryClient()
const router = createAppRouter(queryClient)
keepToOnePerson(queryClient, router)
const root = document.getElementById('root')

if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ErrorHelp value={Help}>
          <RouterProvider router={router} />
        </ErrorHelp>
      </QueryClientProvider>
    </StrictMode>,
  )
}
