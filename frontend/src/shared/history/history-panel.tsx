import { lazy, Suspense } from 'react'
import { usePermission } from '@/shared/permission'
import { Loading } from '@/shared/ui/states'

const RecordHistory = lazy(() => import('./record-history'))

interface HistoryPanelProps {
  table: string
  record: string
}

/** What was done to a record and by whom, for those who may read the audit. */
export function HistoryPanel(props: HistoryPanelProps) {
  if (!usePermission('audit_events.list')) return null
  return (
    <Suspense fallback={<Loading part />}>
      <RecordHistory {...props} />
    </Suspense>
  )
}
