import type { HelpProps } from '@/shared/ui/error-help'
import { Forbidden } from './forbidden'
import { SignInHere } from './sign-in-here'
import { StepUp } from './step-up'
import { Wait } from './wait'

/** What a person can do themselves about a refusal. */
export default function Help(props: HelpProps) {
  const { status, code } = props.error.problem
  if (status === 401) return <SignInHere {...props} />
  if (code === 'step_up_required') return <StepUp {...props} />
  if (status === 403) return <Forbidden {...props} />
  return <Wait {...props} />
}
