import { createHash, generateKeyPairSync, type JsonWebKey, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const CLIENT = 'trellis'
const SECRET = 'a secret / of theirs'
const KEY_ID = 'journeys'

/** Who signs in there, until told otherwise. */
export interface TheirAccount {
  sub: string
  name: string
  email: string
}

/**
 * Where people sign in elsewhere: OpenID Connect over HTTP, on another site than Trellis. It shows a page of its own to
 * press on, checks the client’s secret and the proof of the code (PKCE), and signs its own tokens.
 */
export class Issuer {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  private readonly codes = new Map<string, { asked: URLSearchParams; account: TheirAccount }>()
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error) => {
      response.writeHead(500).end(String(error))
    })
  })
  account: TheirAccount = { sub: 'nobody', name: 'Nobody', email: 'nobody@example.org' }

  async start(): Promise<void> {
    await new Promise<void>((ready) => this.server.listen(0, 'localhost', ready))
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`
  }

  /** How Trellis is told of it. */
  get settings(): Record<string, string> {
    return {
      TRELLIS_OIDC_ISSUER: this.origin,
      TRELLIS_OIDC_CLIENT_ID: CLIENT,
      TRELLIS_OIDC_CLIENT_SECRET: SECRET,
      TRELLIS_OIDC_NAME: 'Journey Login',
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin)
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return json(response, 200, {
          issuer: this.origin,
          authorization_endpoint: `${this.origin}/authorize`,
          token_endpoint: `${this.origin}/token`,
          jwks_uri: `${this.origin}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
          code_challenge_methods_supported: ['S256'],
          authorization_response_iss_parameter_supported: true,
        })
      case '/keys': {
        const key = this.keys.publicKey.export({ format: 'jwk' }) as JsonWebKey
        return json(response, 200, { keys: [{ ...key, alg: 'ES256', use: 'sig', kid: KEY_ID }] })
      }
      case '/authorize':
        return this.ask(searchParams, response)
      case '/token':
        return this.redeem(request, new URLSearchParams(await text(request)), response)
      default:
        response.writeHead(404).end()
    }
  }

  /** A page on which whoever it is presses on. */
  private ask(asked: URLSearchParams, response: ServerResponse): void {
    const well =
      asked.get('client_id') === CLIENT &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256'
    if (!well) {
      response.writeHead(400).end('not asked as it should be')
      return
    }
    const code = randomUUID()
    this.codes.set(code, { asked, account: this.account })
    const back = new URL(asked.get('redirect_uri') ?? '')
    back.search = String(
      new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.origin }),
    )
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="en"><title>Journey Login</title><h1>Journey Login</h1><a href="${back.href.replaceAll('&', '&amp;')}">Go on as ${this.account.name}</a></html>`,
    )
  }

  private redeem(request: IncomingMessage, form: URLSearchParams, response: ServerResponse): void {
    const code = form.get('code') ?? ''
    const known = this.codes.get(code)
    this.codes.delete(code)
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const shown = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64')
    const [id, secret] = String(shown)
      .split(':')
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    const holds =
      known &&
      id === CLIENT &&
      secret === SECRET &&
      proof === known.asked.get('code_challenge') &&
      form.get('redirect_uri') === known.asked.get('redirect_uri')
    if (!holds) {
      json(response, 400, { error: 'invalid_grant' })
      return
    }
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: this.origin,
      aud: CLIENT,
      nonce: known.asked.get('nonce'),
      iat: now,
      exp: now + 300,
      auth_time: now,
      email_verified: true,
      ...known.account,
    }
    json(response, 200, {
      access_token: 'theirs',
      token_type: 'Bearer',
      expires_in: 300,
      id_token: this.signed(claims),
    })
  }

  private signed(claims: object): string {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const content = `${encode({ alg: 'ES256', kid: KEY_ID })}.${encode(claims)}`
    const signature = sign('sha256', Buffer.from(content), {
      key: this.keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    })
    return `${content}.${signature.toString('base64url')}`
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}
