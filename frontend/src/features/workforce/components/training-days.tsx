import type { TrainingRecord } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'

/** Where somebody learned something, and when. */
export function DayFields({ faults, record }: { faults: Faults; record?: TrainingRecord }) {
  return (
    <>
      <TextField
        id="provider"
        label="Provider"
        hint="Leave it empty if there is none."
        defaultValue={record?.provider ?? ''}
        error={faults.provider}
      />
      <TextField
        id="enrolled_on"
        label="Began on"
        hint="Write it like 1 July 2026, or today. Left empty, it is the day it was completed."
        defaultValue={record ? formatDate(record.enrolled_on) : ''}
        error={faults.enrolled_on}
      />
      <TextField
        id="completed_on"
        label="Completed on"
        hint="Leave it empty while it is not."
        defaultValue={record?.completed_on ? formatDate(record.completed_on) : ''}
        error={faults.completed_on}
      />
      <TextField
        id="expires_on"
        label="Last day it counts"
        hint="Leave it empty if it does not expire."
        defaultValue={record?.expires_on ? formatDate(lastDay(record.expires_on)) : ''}
        error={faults.expires_on}
      />
    </>
  )
}
