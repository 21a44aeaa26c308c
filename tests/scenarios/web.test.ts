// The scenarios on the web page as it works without a script: forms go in, pages come out.

import { afterAll, beforeAll } from 'vitest';
import { createWebChat } from '../../src/adapters/web/adapter.ts';
import { createFront } from '../../src/app/front.ts';
import { createWebServer, type WebServer } from '../../src/web/server.ts';
import { appOf, type TestApp } from '../app-of.ts';
import { textOf } from '../html.ts';
import { describeScenarios, type Person } from './scenarios.ts';

let test: TestApp;
let server: WebServer;
let address: string;

beforeAll(async () => {
  test = await appOf();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  server = createWebServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    log,
    health: () => ({ ok: true }),
  });
  const { library, topics } = test.app;
  const front = createFront({ library, topics });
  await createWebChat({ app: server.app, site: { name: null }, front }).start(test.app.host);
  address = await server.listen();
});
afterAll(() => server.close());

const open = async (language: string): Promise<Person> => {
  const headers = { 'accept-language': language };
  const first = await fetch(address, { headers });
  /** As a browser keeps them: what is set anew takes the place of what was there. */
  const cookies = new Map<string, string>();
  const keep = ({ headers: given }: Response) => {
    for (const cookie of given.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (cookie.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  keep(first);
  let last = await first.text();
  const type = async (line: string): Promise<string> => {
    const body = new URLSearchParams({ line });
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(address, { method: 'POST', body, headers: { ...headers, cookie } });
    keep(response);
    last = await response.text();
    return textOf(/<main[\s\S]*<\/main>/.exec(last)?.[0] ?? last);
  };
  return {
    type,
    press(label) {
      const buttons = [...last.matchAll(/<button name="line" value="([^"]*)">([\s\S]*?)<\/button>/g)];
      const line = buttons.find(([, , shown]) => textOf(shown ?? '') === label)?.[1];
      if (line === undefined) throw new Error(`there is no button ${label}`);
      return type(textOf(line));
    },
  };
};

describeScenarios('the web page', () => ({ enter: open }));
