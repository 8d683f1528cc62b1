import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { aboutQuery } from '@/shared/session'

/** The day the page answers for: today is the absence of a date in the address. */
export function usePostDay() {
  const { as_of: asOf } = useSearch({ from: '__root__' })
  const { data: about } = useQuery(aboutQuery)
  return { asOf, today: about?.today, day: asOf ?? about?.today }
}
