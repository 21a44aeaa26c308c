// Sends interactions to the endpoint that the application names, signed, once each, as Discord does.

import { generateKeyPairSync, sign } from 'node:crypto';
import type { Clock } from '../../../src/core/ports.ts';
import type { Json } from './shapes.ts';

/** One request to the endpoint. */
export interface Sent {
  readonly interaction: string;
  readonly body: string;
  /** Null as long as there is no answer, or if the connection broke. */
  readonly status: number | null;
}

export interface FakeEndpoint {
  /** The application's public key, in hexadecimal digits. */
  readonly publicKey: string;
  readonly url: string | null;
  readonly sent: readonly Sent[];
  /** The headers of a request with this body. */
  headers(body: string | Buffer, at?: number): Record<string, string>;
  /** Saves an address, if what answers there checks signatures and answers a ping; rejects with the reason if not. */
  save(url: string | null): Promise<void>;
  /** Sends an interaction; false if there is no address, so that it goes to the gateway. */
  send(interaction: Json): boolean;
}

export interface EndpointSetup {
  readonly clock: Pick<Clock, 'now'>;
  /** Where a public URL leads to on this machine. */
  readonly route: (url: string) => string;
  /** What the endpoint answered by itself. */
  readonly respond: (id: string, token: string, body: Json) => void;
  readonly violate: (what: string) => void;
  readonly changed: () => void;
}

export const createEndpoint = ({ clock, route, respond, violate, changed }: EndpointSetup): FakeEndpoint => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const sent: Sent[] = [];
  let url: string | null = null;

  const headers = (body: string | Buffer, at = clock.now()): Record<string, string> => {
    const timestamp = String(Math.floor(at / 1_000));
    const signed = Buffer.concat([Buffer.from(timestamp), Buffer.from(body)]);
    return {
      'content-type': 'application/json',
      'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
      'x-signature-ed25519': sign(null, signed, privateKey).toString('hex'),
      'x-signature-timestamp': timestamp,
    };
  };
  const post = (to: string, body: string, more: Record<string, string> = {}) =>
    fetch(route(to), { method: 'POST', headers: { ...headers(body), ...more }, body, redirect: 'manual' });

  const deliver = async (to: string, interaction: Json) => {
    const body = JSON.stringify(interaction);
    const entry = { interaction: String(interaction.id), body, status: null as number | null };
    sent.push(entry);
    try {
      const response = await post(to, body);
      const text = await response.text();
      entry.status = response.status;
      if (response.status === 202 && text === '') return;
      if (response.status === 200)
        respond(String(interaction.id), String(interaction.token), JSON.parse(text));
      else violate(`endpoint: answered ${response.status} to an interaction: ${text.slice(0, 100)}`);
    } catch {
      // The connection broke; Discord tells whoever asked, and does not try again.
    } finally {
      changed();
    }
  };

  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    get url() {
      return url;
    },
    sent,
    headers,
    async save(given) {
      if (given !== null) {
        const ping = JSON.stringify({ type: 1, id: '1', application_id: '1', token: 'x', version: 1 });
        const forged = await post(given, ping, { 'x-signature-ed25519': '0'.repeat(128) });
        if (forged.status !== 401) throw new Error(`answered ${forged.status} to a forged ping`);
        const answer = await post(given, ping);
        const said = await answer.json();
        if (answer.status !== 200 || (said as Json).type !== 1)
          throw new Error('answered a ping without a pong');
      }
      url = given;
    },
    send(interaction) {
      if (url === null) return false;
      void deliver(url, interaction);
      return true;
    },
  };
};
