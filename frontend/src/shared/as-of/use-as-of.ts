import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { aboutQuery } from '@/shared/session'

/** The day the page answers for, and how to change it. Today is the absence of a date in the address. */
export function useAsOf() {
  const { as_of } = useSearch({ from: '__root__' })
  const { data: about } = useQuery(aboutQuery)
  const navigate = useNavigate()
  const today = about?.today
  const change = useCallback(
    (date: string) => {
      void navigate({
        to: '.',
        search: (old) => ({
          ...old,
          cursor: undefined,
          from: undefined,
          as_of: date === today ? undefined : date,
        }),
        replace: true,
        resetScroll: false,
      })
    },
    [navigate, today],
  )
  return { asOf: as_of, today, date: as_of ?? today, change }
}
