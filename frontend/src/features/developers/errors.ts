import type { Code } from '@/api/types'

export interface ErrorMeaning {
  status: number
  meaning: string
  todo: string
}

/** Every problem code of the description: a code added there without a meaning here does not compile. */
export const errorMeanings: Record<Code, ErrorMeaning> = {
  bad_request: {
    status: 400,
    meaning: 'The request could not be read: a parameter is unknown or badly written.',
    todo: 'Correct what “errors” points to. Sending the same request again will not help.',
  },
  unauthenticated: {
    status: 401,
    meaning: 'The server does not know who is asking.',
    todo: 'Sign in, or send a valid token.',
  },
  forbidden: {
    status: 403,
    meaning: 'You may see this, but not do that to it. The detail names the permission.',
    todo: 'Ask someone who holds the permission.',
  },
  another_person: {
    status: 403,
    meaning:
      'A page sent X-Trellis-Person, and somebody else has signed in in this browser since it was opened.',
    todo: 'Open the page anew, as whoever is signed in now.',
  },
  step_up_required: {
    status: 403,
    meaning: 'What is hard to take back asks for a fresh proof of who you are.',
    todo: 'Show once more that it is you, then send the same request again.',
  },
  not_found: {
    status: 404,
    meaning: 'There is nothing here that you may see.',
    todo: 'Check the code or address. A board that has closed still answers under its old code.',
  },
  method_not_allowed: {
    status: 405,
    meaning: 'The address exists, but not for this method.',
    todo: 'The Allow header lists the methods that work.',
  },
  not_acceptable: {
    status: 406,
    meaning: 'The address cannot answer in the format asked for.',
    todo: 'Change the Accept header, or the ending of a list’s address: .csv, .ndjson or .xlsx.',
  },
  conflict: {
    status: 409,
    meaning: 'What you asked for does not fit the state things are in.',
    todo: 'Read the record again, and decide from how it stands now.',
  },
  in_progress: {
    status: 409,
    meaning: 'Someone is changing the same thing, or the same request is still running.',
    todo: 'Wait as long as Retry-After says, then send it again with the same key.',
  },
  resync: {
    status: 410,
    meaning: 'What you may see has changed, so the changes cannot go on from where you were.',
    todo: 'Read everything anew, then follow from the cursor you are given.',
  },
  stale: {
    status: 412,
    meaning: 'Somebody saved after you read. “current_version” is the version now.',
    todo: 'Read the record again, compare, and send your change with the new ETag.',
  },
  too_large: {
    status: 413,
    meaning: 'The body is over 256 KB, or a file over 10 MB.',
    todo: 'Send less at once, or a zip of the file.',
  },
  unsupported_media_type: {
    status: 415,
    meaning: 'The body is not JSON, or a file does not come in a form.',
    todo: 'Send Content-Type: application/json, a file as multipart/form-data.',
  },
  misdirected: {
    status: 421,
    meaning: 'The request was meant for another host.',
    todo: 'Use the address the server printed when it started.',
  },
  invalid: {
    status: 422,
    meaning: 'The body could be read, but a value in it cannot be right.',
    todo: 'Each entry of “errors” points to a field and says what is wrong with it.',
  },
  refused_content: {
    status: 422,
    meaning: 'A text looks like an NHS number, a bank account or a card number.',
    todo: 'Take it out. Trellis holds nothing about patients and no payment details.',
  },
  idempotency_key_reused: {
    status: 422,
    meaning: 'This Idempotency-Key was used before with another body.',
    todo: 'Make a new key for a new request; repeat a key only with the very same body.',
  },
  precondition_required: {
    status: 428,
    meaning: 'A change must say which version it starts from.',
    todo: 'Read the record, and send its ETag back as If-Match.',
  },
  too_many_requests: {
    status: 429,
    meaning: 'You asked too often, or have too much under way at once.',
    todo: 'Wait as long as Retry-After says. RateLimit says on every answer how much is left.',
  },
  internal: {
    status: 500,
    meaning: 'Something went wrong on our side. Nothing was half saved.',
    todo: 'Try once more, then report it with the request id.',
  },
  unavailable: {
    status: 503,
    meaning: 'The database is away, or too much is being asked at once.',
    todo: 'Wait as long as Retry-After says. Keep the Idempotency-Key of a change.',
  },
  timeout: {
    status: 503,
    meaning: 'The answer took longer than the server allows itself.',
    todo: 'Try again, or ask for less at a time.',
  },
}

export function codesFor(status: string): Code[] {
  return (Object.keys(errorMeanings) as Code[]).filter(
    (code) => String(errorMeanings[code].status) === status,
  )
}
