package openapi

// @title       Trellis
// @version     1
// @description Putting personalised-care roles to work in NHS primary care: the organisations, as they stood on any day. Everything is keyed by the codes of the Organisation Data Service.
// @description
// @description Dates are days in London, instants are UTC. Ask about any day with `as_of`; an abolished organisation still answers and names its successors.
// @description
// @description Every answer carries an `X-Request-ID` and the security headers `Content-Security-Policy`, `X-Content-Type-Options`, `Referrer-Policy`, `Cross-Origin-Opener-Policy` and `Cross-Origin-Resource-Policy`, over https `Strict-Transport-Security` too. `RateLimit` and `RateLimit-Policy` say how many more requests you may send: 300 a minute as a rule, whoever you are and wherever you ask from; beyond that 429 says how long to wait. `HEAD` answers as `GET` does, without the body. `OPTIONS` is answered with the methods an address has, in `Allow`, and any other method with 405. Every error is a problem (RFC 9457): its `code` is stable, its `detail` says in plain English what to do.
// @description
// @description To change something, send the `ETag` you read in `If-Match`. Try any change first with `dry_run=true`. Send an `Idempotency-Key` to make a retry safe.
// @license.name MIT
//
// @tag.name        organisations
// @tag.description Regions, integrated care boards, sub-ICB locations, boroughs, primary care networks and practices as they stood on any day, and who succeeded whom.
// @tag.name        workforce
// @tag.description Posts for personalised care roles, who is in them, how those are supported, and what pays for them.
// @tag.name        access
// @tag.description Who is calling, and what they may do.
// @tag.name        about
// @tag.description This installation: its version, its day, its health and this description.
