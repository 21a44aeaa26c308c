// The question box for frames of other sites.

import { expect, it } from 'vitest';
import { openApi } from '../../api-of.ts';
import { town } from './town.ts';

const SITE = 'https://site.example';
const ASKED = '/embed?lang=he&q=how+often+does+the+ferry+to+Linden+Island+leave';

it('answers in a frame of the sites that may have one, without cookies or keys', async () => {
  const { config } = await town();
  const api = await openApi({ ...config, embedOrigins: [SITE], apiKeys: ['k'.repeat(40)] });
  const { status, headers, text } = await api.get(ASKED, { 'sec-fetch-site': 'cross-site' });
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${SITE}`);
  expect(headers.get('x-frame-options')).toBeNull();
  expect(headers.get('set-cookie')).toBeNull();
  expect(text).toContain('<html lang="he" dir="rtl">');
  expect(text).toContain('>The ferry to Linden Island leaves the northern pier every forty minutes');
  const hostile = await api.get('/embed?q=%3Cscript%3Ealert(1)%3C/script%3E&lang=%22%3E');
  expect(hostile.text).not.toContain('<script');
  const other = await api.get('/feed.xml');
  expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(other.headers.get('x-frame-options')).toBe('DENY');
});

it('counts the questions of a network', async () => {
  const { config } = await town();
  const api = await openApi({ ...config, embedOrigins: [SITE], userRate: 1 });
  const asked = [];
  for (let i = 0; i < 12; i++) asked.push(await api.get(ASKED));
  expect(asked[0]?.status).toBe(200);
  expect(asked.at(-1)?.status).toBe(429);
  expect(Number(asked.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
});

it('is not there, and in no frame, unless it is switched on', async () => {
  const { config } = await town();
  const { status, headers } = await (await openApi(config)).get(ASKED);
  expect(status).toBe(404);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
});
