import type { Import } from '@/api/types'
import { statusWords } from '../words'

interface StepsLineProps {
  status: Import['status']
}

/** How far the file has come: four steps, each named, the present one in bold. */
export function StepsLine({ status }: StepsLineProps) {
  const planned = status === 'planned'
  const steps = [
    'Uploaded',
    planned ? 'Checked, nothing saved yet' : 'Checked',
    planned ? 'Review the plan' : 'Plan reviewed',
    planned ? 'Apply' : statusWords[status],
  ]
  const at = planned ? 2 : 3
  return (
    <ol className="steps-line" aria-label="Steps">
      {steps.map((step, i) => (
        <li
          key={step}
          className={i <= at ? 'steps-line__reached' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          {i + 1}. {step}
          {i < at && <span className="hidden">, done</span>}
        </li>
      ))}
    </ol>
  )
}
