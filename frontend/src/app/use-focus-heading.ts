import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** After a move to another page the focus goes to its heading, so that it is read out. */
export function useFocusHeading() {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged, toLocation }) => {
        if (!fromLocation || !pathChanged || toLocation.hash) return
        document.querySelector('h1')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
