// Fetching from a site that does everything wrong: what is refused, and that nothing is asked of whom nothing may be asked.

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endless, htmlPage, PAGE, packed, raw, type Site, startSite } from './hostile-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  site.on('/page', htmlPage);
});
beforeEach(() => {
  site.asked.length = 0;
});

const redirect = (path: string, to: string, status = 302) =>
  site.on(path, (_, response) => {
    response.writeHead(status, { Location: to, 'Set-Cookie': 'seen=1' });
    response.end();
  });

const paths = (): string[] => site.asked.map(({ path }) => path);

describe('a page that is as it should be', () => {
  it('is fetched with its address, type, and encoding', async () => {
    expect(await site.fetcher().fetch(site.url('/page#part'))).toEqual({
      url: site.url('/page'),
      ending: '.html',
      charset: 'utf-8',
      bytes: Buffer.from(PAGE),
    });
    expect(paths()).toEqual(['/robots.txt', '/page']);
  });

  it('is asked for by name, without cookies, and as if nobody had been there before', async () => {
    redirect('/sets-cookie', '/page');
    await site.fetcher().fetch(site.url('/sets-cookie'));
    expect(paths()).toEqual(['/robots.txt', '/sets-cookie', '/page']);
    for (const { headers } of site.asked) {
      expect(headers['user-agent']).toMatch(/^Verbatim\/\d/);
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ]);
    }
  });

  it('is unpacked', async () => {
    site.on('/gzip', packed(gzipSync('packed words')));
    site.on('/br', packed(brotliCompressSync('packed words'), 'br'));
    for (const path of ['/gzip', '/br'])
      expect((await site.fetcher().fetch(site.url(path))).bytes.toString()).toBe('packed words');
  });

  it.each([301, 302, 303, 307, 308])('is found behind a redirect with status %i', async (status) => {
    redirect('/moved', 'page#there', status);
    expect((await site.fetcher().fetch(site.url('/moved'))).url).toBe(site.url('/page'));
  });
});

describe('addresses', () => {
  it.each([
    ['file:///etc/passwd', 'leads to file:'],
    ['ftp://example.org/x', 'leads to ftp:'],
    ['gopher://example.org/x', 'leads to gopher:'],
    ['data:text/html,hello', 'leads to data:'],
    ['http://', 'not a valid address'],
    ['http://exa mple.org/', 'not a valid address'],
    ['http://256.256.256.256/', 'not a valid address'],
    ['http://[::1', 'not a valid address'],
  ])('%s is refused', async (address, words) => {
    await expect(site.fetcher().fetch(address)).rejects.toThrow(words);
    expect(site.asked).toEqual([]);
  });

  it('with a password are refused, and the password is not repeated', async () => {
    for (const address of [
      site.url('/page', 'me:hunter2@site.test'),
      site.url('/page', 'hunter2@site.test'),
    ]) {
      const error = await site
        .fetcher()
        .fetch(address)
        .catch((one: Error) => one);
      expect(String(error)).toContain('contains a user name or a password');
      expect(String(error)).not.toContain('hunter2');
    }
    expect(site.asked).toEqual([]);
  });

  it('that are not allowed are not asked, whether written out or hidden behind a name', async () => {
    const names = {
      'private.test': [['127.0.0.2']],
      'half.test': [['127.0.0.1', '127.0.0.2']],
      'none.test': [[]],
    };
    for (const host of [
      '127.0.0.2',
      'private.test',
      'half.test',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0x7f.2',
      '2130706434',
    ])
      await expect(site.fetcher({ names }).fetch(site.url('/page', host)), host).rejects.toThrow(
        'not a public address',
      );
    await expect(site.fetcher({ names }).fetch(site.url('/page', 'none.test'))).rejects.toThrow(
      'was not found',
    );
    expect(site.asked).toEqual([]);
  });

  it('are looked up anew for each connection, and only what was checked is connected to', async () => {
    // robots.txt, the page, and then the same name for the page that it redirects to.
    const names = { 'rebind.test': [['127.0.0.1'], ['127.0.0.1'], ['127.0.0.2']] };
    redirect('/rebinds', '/page');
    const fetcher = site.fetcher({ names });
    await expect(fetcher.fetch(site.url('/rebinds', 'rebind.test'))).rejects.toThrow(
      'rebind.test (127.0.0.2)',
    );
    expect(fetcher.resolved).toEqual(['rebind.test', 'rebind.test', 'rebind.test']);
    expect(site.asked.map(({ at, path }) => [at.replace('::ffff:', ''), path])).toEqual([
      ['127.0.0.1', '/robots.txt'],
      ['127.0.0.1', '/rebinds'],
    ]);
  });

  it('that change between robots.txt and the page are refused', async () => {
    const names = { 'quick.test': [['127.0.0.1'], ['127.0.0.2']] };
    await expect(site.fetcher({ names }).fetch(site.url('/page', 'quick.test'))).rejects.toThrow(
      '(127.0.0.2)',
    );
    expect(paths()).toEqual(['/robots.txt']);
  });
});

describe('redirects', () => {
  it('are followed five times, and not in a circle', async () => {
    redirect('/circle', '/circle');
    await expect(site.fetcher().fetch(site.url('/circle'))).rejects.toThrow('redirects more than 5 times');
    expect(paths().filter((path) => path === '/circle')).toHaveLength(6);
    for (let i = 1; i <= 6; i++) redirect(`/hop${i}`, i === 1 ? '/page' : `/hop${i - 1}`);
    expect((await site.fetcher().fetch(site.url('/hop5'))).url).toBe(site.url('/page'));
    await expect(site.fetcher().fetch(site.url('/hop6'))).rejects.toThrow('redirects more than 5 times');
  });

  it.each([
    ['file:///etc/passwd', 'redirects to an address that leads to file:'],
    ['javascript:alert(1)', 'redirects to an address that leads to javascript:'],
    ['http://[', 'redirects to an address that is not a valid address'],
    ['http://169.254.169.254/latest/meta-data/', 'not a public address'],
    ['http://127.0.0.2:1/', 'not a public address'],
    ['//2130706434/', 'not a public address'],
    ['http://[::ffff:127.0.0.1]/', 'not a public address'],
  ])('to %s are refused', async (to, words) => {
    redirect('/away', to);
    await expect(site.fetcher().fetch(site.url('/away'))).rejects.toThrow(words);
    expect(paths()).toEqual(['/robots.txt', '/away']);
  });

  it('to an address with a password are refused, and the password is not repeated', async () => {
    redirect('/login', site.url('/page', 'me:hunter2@site.test'));
    const error = await site
      .fetcher()
      .fetch(site.url('/login'))
      .catch((one: Error) => one);
    expect(String(error)).toContain('redirects to an address that contains a user name or a password');
    expect(String(error)).not.toContain('hunter2');
    expect(paths()).not.toContain('/page');
  });

  it('without a destination are answers with a status', async () => {
    site.on('/nowhere', (_, response) => void response.writeHead(302).end());
    await expect(site.fetcher().fetch(site.url('/nowhere'))).rejects.toThrow('answers with the status 302');
  });
});

describe('answers', () => {
  const small = { bodyBytes: 50_000 };

  it.each(['gzip', 'br'] as const)(
    'that unpack to more and more are refused at the limit: %s',
    async (encoding) => {
      site.on('/bomb', endless(encoding));
      await expect(
        site.fetcher({ limits: { bodyBytes: 1_000_000 } }).fetch(site.url('/bomb')),
      ).rejects.toThrow('more than 1000000 bytes');
    },
  );

  it('that never end are refused at the limit', async () => {
    site.on('/endless', (_, response) => {
      response.setHeader('Content-Type', 'text/plain');
      const more = () => {
        while (response.write('words and words '.repeat(100)));
      };
      response.on('drain', more);
      more();
    });
    await expect(site.fetcher({ limits: small }).fetch(site.url('/endless'))).rejects.toThrow(
      'more than 50000',
    );
  });

  it.each(['/drips', '/silent', '/drips-head'])('that come too slowly are refused: %s', async (path) => {
    const timers: NodeJS.Timeout[] = [];
    const drip = (write: (text: string) => unknown) => void timers.push(setInterval(() => write('x'), 5));
    site.on('/drips', (_, response) => {
      response.setHeader('Content-Type', 'text/plain');
      drip((text) => response.write(text));
    });
    site.on('/silent', () => {});
    site.on('/drips-head', (_, __, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
      drip((text) => socket.write(text));
    });
    const fetcher = site.fetcher();
    await fetcher.fetch(site.url('/page'));
    const slow = site.fetcher({ limits: { totalMs: 300 } });
    await expect(slow.fetch(site.url(path))).rejects.toThrow('took too long');
    for (const timer of timers) clearInterval(timer);
  });

  it('with a head that is too large are refused', async () => {
    site.on('/one-large', raw(`HTTP/1.1 200 OK\r\nX-Large: ${'x'.repeat(100_000)}\r\n\r\n`));
    site.on('/many', raw(`HTTP/1.1 200 OK\r\n${'X-Many: x\r\n'.repeat(20_000)}\r\n`));
    for (const path of ['/one-large', '/many'])
      await expect(site.fetcher().fetch(site.url(path)), path).rejects.toThrow('head that is too large');
  });

  it('that lie about their length are refused', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';
    site.on('/shorter', raw(`${head}Content-Length: 100\r\n\r\nfew words`));
    site.on('/negative', raw(`${head}Content-Length: -1\r\n\r\nfew words`));
    site.on('/twice', raw(`${head}Content-Length: 3\r\nContent-Length: 9\r\n\r\nfew words`));
    site.on(
      '/both',
      raw(`${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nfew\r\n0\r\n\r\n`),
    );
    site.on('/huge', raw(`${head}Content-Length: 99999999999\r\n\r\nfew words`));
    site.on('/cut-chunk', raw(`${head}Transfer-Encoding: chunked\r\n\r\n20\r\nfew words`));
    for (const path of ['/shorter', '/negative', '/twice', '/both', '/huge', '/cut-chunk'])
      await expect(site.fetcher().fetch(site.url(path)), path).rejects.toThrow(
        /damaged|cannot be fetched|more than \d+ bytes/,
      );
  });

  it('that are damaged, or packed in other ways, are refused', async () => {
    site.on('/truncated', packed(gzipSync('words '.repeat(1_000)).subarray(0, 30)));
    site.on('/not-gzip', packed(Buffer.from('plain words')));
    site.on('/not-br', packed(Buffer.from('plain words'), 'br'));
    site.on('/zstd', packed(Buffer.from('plain words'), 'zstd'));
    site.on('/nested', packed(gzipSync(gzipSync('words')), 'gzip, gzip'));
    site.on('/no-http', raw('words without a head\r\n\r\n'));
    site.on('/nothing', raw(''));
    for (const path of ['/truncated', '/not-gzip', '/not-br', '/zstd', '/nested', '/no-http', '/nothing'])
      await expect(site.fetcher().fetch(site.url(path)), path).rejects.toThrow(
        /damaged|packed in a way|cannot be fetched/,
      );
  });

  it.each([204, 206, 401, 403, 404, 410, 429, 500, 503])('with status %i are refused', async (status) => {
    site.on(
      '/status',
      (_, response) => void response.writeHead(status, { 'Content-Type': 'text/html' }).end(),
    );
    await expect(site.fetcher().fetch(site.url('/status'))).rejects.toThrow(`the status ${status}`);
  });
});

describe('types', () => {
  const zip = Buffer.from('PK\u0003\u0004 and so on', 'latin1');
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const as = (path: string, type: string | null, bytes: string | Buffer) =>
    site.on(path, (_, response) => {
      if (type !== null) response.setHeader('Content-Type', type);
      response.end(bytes);
    });

  it.each([
    ['/t1', 'text/html', PAGE, '.html', null],
    ['/t2', 'application/xhtml+xml; Charset="UTF-8"', PAGE, '.html', 'utf-8'],
    ['/t3', 'text/plain;charset=windows-1251', 'words', '.txt', 'windows-1251'],
    ['/t4.md', 'text/plain; charset=utf-8', '# Words', '.md', 'utf-8'],
    ['/t5', 'text/markdown', '# Words', '.md', null],
    ['/t6', DOCX, zip, '.docx', null],
    ['/t7.docx', 'application/octet-stream', zip, '.docx', null],
    ['/t8.markdown', null, '# Words', '.md', null],
  ])('%s of %s are read', async (path, type, bytes, ending, charset) => {
    as(path, type, bytes);
    expect(await site.fetcher().fetch(site.url(path))).toMatchObject({ ending, charset });
  });

  it.each([
    ['/w1', 'image/png', 'x', 'image/png, which is not read'],
    ['/w2', 'application/pdf', '%PDF-1.7', 'application/pdf, which is not read'],
    ['/w3', null, PAGE, 'unknown, which is not read'],
    ['/w4.exe', 'application/octet-stream', 'MZ', 'which is not read'],
    ['/w5', 'text/html', '%PDF-1.7 <b>', 'is not the .html file'],
    ['/w6', 'text/html', zip, 'is not the .html file'],
    ['/w7', 'text/html', 'no markup here', 'is not the .html file'],
    ['/w8', 'text/plain', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'is not the .txt file'],
    ['/w9', DOCX, PAGE, 'is not the .docx file'],
    ['/w10.docx', 'application/octet-stream', 'words', 'is not the .docx file'],
    ['/w11', 'constructor', PAGE, 'which is not read'],
  ])('%s of %s are refused', async (path, type, bytes, words) => {
    as(path, type, bytes);
    await expect(site.fetcher().fetch(site.url(path))).rejects.toThrow(words);
  });
});

describe('robots.txt', () => {
  const robots = async (
    text: string | Buffer | number,
    headers: Record<string, string> = {},
  ): Promise<Site> => {
    const own = await startSite();
    own.on('/robots.txt', (_, response) => {
      response.writeHead(typeof text === 'number' ? text : 200, headers);
      response.end(typeof text === 'number' ? '' : text);
    });
    own.on('/page', htmlPage);
    own.on('/other', htmlPage);
    return own;
  };

  it('is obeyed, and fetched once', async () => {
    const own = await robots('User-agent: *\nDisallow: /page\n');
    const fetcher = own.fetcher();
    await expect(fetcher.fetch(own.url('/page'))).rejects.toThrow('the robots.txt of its site says so');
    await fetcher.fetch(own.url('/other'));
    expect(own.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/other']);
  });

  it('is obeyed if it is packed', async () => {
    const own = await robots(gzipSync('User-agent: verbatim\nDisallow: /'), { 'Content-Encoding': 'gzip' });
    await expect(own.fetcher().fetch(own.url('/page'))).rejects.toThrow('says so');
  });

  it('counts where a redirect leads, too', async () => {
    const own = await robots('User-agent: *\nDisallow: /page\n');
    redirect('/to-other-site', own.url('/page', 'other.test'));
    await expect(site.fetcher().fetch(site.url('/to-other-site'))).rejects.toThrow('says so');
    expect(own.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  it.each([500, 503, 429, 304])('with status %i stops everything', async (status) => {
    const own = await robots(status);
    await expect(own.fetcher().fetch(own.url('/page'))).rejects.toThrow(`cannot be read (status ${status})`);
    expect(own.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  it.each([404, 403, 410])('with status %i allows everything', async (status) => {
    const own = await robots(status);
    expect((await own.fetcher().fetch(own.url('/page'))).ending).toBe('.html');
  });

  it('is read as far as its limit', async () => {
    const own = await robots(`User-agent: *\nDisallow: /page\n#${'x'.repeat(10_000)}\nDisallow: /other\n`);
    const fetcher = own.fetcher({ limits: { robotsBytes: 1_000 } });
    await expect(fetcher.fetch(own.url('/page'))).rejects.toThrow('says so');
    expect((await fetcher.fetch(own.url('/other'))).ending).toBe('.html');
  });

  it('may not redirect to a private address', async () => {
    const own = await robots(302, { Location: 'http://127.0.0.2:1/robots.txt' });
    await expect(own.fetcher().fetch(own.url('/page'))).rejects.toThrow('not a public address');
  });
});
