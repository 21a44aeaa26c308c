// The files in deploy/: they can be read, name only variables and files that there are, and grant no more than they say.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { fileVariable } from '../../../src/environment/secrets.ts';
import { SECRETS, VARIABLES } from '../../../src/environment/variables.ts';

const FILES = readdirSync('deploy', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  // What docs/deploy.md makes there.
  .filter((path) => !/^deploy\/(town|secrets)\//.test(path))
  .sort();
const YAML = FILES.filter((path) => path.endsWith('.yaml'));
const read = (path: string): string => readFileSync(path, 'utf8');

/** One document of a file; throws for what is not YAML. */
const documentsOf = (path: string): Record<string, never>[] =>
  parseAllDocuments(read(path), { merge: true, strict: true }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS();
  });

/** Variables of ours, and those of Node, of the Postgres image, and of shells. */
const KNOWN = new Set([
  ...Object.keys(VARIABLES),
  ...SECRETS.map(fileVariable),
  ...['NODE_ENV', 'PATH', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD_FILE'],
]);
/** Values, placeholders, and names that are not variables. */
const OTHERS = new Set(['AF_INET', 'AF_INET6', 'AF_UNIX']);

it('there is a file for each way of running it', () => {
  expect(FILES).toEqual([
    'deploy/Dockerfile',
    'deploy/Dockerfile.dockerignore',
    'deploy/compose.postgres.yaml',
    'deploy/compose.yaml',
    'deploy/grafana/verbatim.json',
    'deploy/kubernetes/verbatim.yaml',
    'deploy/prometheus/alerts.yaml',
    'deploy/proxy/Caddyfile',
    'deploy/proxy/Caddyfile.two',
    'deploy/proxy/nginx.conf',
    'deploy/verbatim.service',
  ]);
});

it.each([...FILES, 'docs/deploy.md'])('%s names no variable that the bot does not read', (path) => {
  const named = [...read(path).matchAll(/(?<![\w/.])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g)].map(([name]) => name);
  const set = [...read(path).matchAll(/^(?:ENV |Environment=| {4,})([A-Z]+)[=:]/gm)].map(([, name]) => name);
  const unknown = [...named, ...set].filter((name = '') => !KNOWN.has(name) && !OTHERS.has(name));
  expect(unknown).toEqual([]);
});

it.each(YAML)('%s is YAML', (path) => {
  expect(documentsOf(path).length).toBeGreaterThan(0);
});

interface Service {
  readonly [key: string]: unknown;
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
}
const composeOf = (path: string): Compose => {
  const [compose] = documentsOf(path);
  return compose as unknown as Compose;
};

describe.each([
  ['deploy/compose.yaml', ['bot']],
  ['deploy/compose.postgres.yaml', ['bot-1', 'bot-2']],
])('%s', (path, names) => {
  const { services, secrets, volumes } = composeOf(path);

  it('runs the bot without rights, on a read-only root, and not reachable from outside', () => {
    const bots = Object.keys(services).filter((name) => services[name]?.image === 'verbatim');
    expect(bots).toEqual(names);
    for (const name of bots)
      expect(services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        environment: { TRUSTED_PROXIES: '1' },
      });
    for (const name of bots) expect(services[name]).not.toHaveProperty('ports');
  });

  it('refers to nothing that is not there, and holds no secret', () => {
    for (const service of Object.values(services)) {
      for (const secret of service.secrets ?? []) expect(Object.keys(secrets)).toContain(secret);
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (name.endsWith('_FILE'))
          expect(service.secrets).toContain(/^\/run\/secrets\/(\w+)$/.exec(value)?.[1]);
        expect(SECRETS).not.toContain(name);
      }
      for (const volume of service.volumes ?? []) {
        const [from = ''] = volume.split(':');
        if (!from.startsWith('./')) expect(Object.keys(volumes)).toContain(from);
        else if (!from.startsWith('./town/')) expect(existsSync(join('deploy', from))).toBe(true);
      }
      if (service.build !== undefined)
        expect(existsSync(join('deploy', service.build.context, service.build.dockerfile))).toBe(true);
    }
    const proxied = read(`deploy/proxy/${names.length === 1 ? 'Caddyfile' : 'Caddyfile.two'}`);
    for (const name of names) expect(proxied).toContain(`${name}:8080`);
  });
});

it('the Kubernetes example runs without rights, and mounts only volumes that it declares', () => {
  const set = documentsOf('deploy/kubernetes/verbatim.yaml').find(({ kind }) => kind === 'StatefulSet') as
    | { spec: { template: { spec: Record<string, never> }; volumeClaimTemplates: never[] } }
    | undefined;
  const spec = set?.spec.template.spec as unknown as {
    securityContext: object;
    containers: { securityContext: object; volumeMounts: { name: string }[] }[];
    volumes: { name: string }[];
  };
  const claims = set?.spec.volumeClaimTemplates as unknown as { metadata: { name: string } }[];
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true });
  const [bot] = spec.containers;
  expect(bot).toMatchObject({
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    startupProbe: { httpGet: { path: '/livez' } },
    livenessProbe: { httpGet: { path: '/livez' } },
    readinessProbe: { httpGet: { path: '/readyz' } },
  });
  const declared = [...spec.volumes.map(({ name }) => name), ...claims.map(({ metadata }) => metadata.name)];
  expect(bot?.volumeMounts.map(({ name }) => name).sort()).toEqual(declared.sort());
});

it('the Dockerfile runs as a user without rights, looks at its health, and is given no settings of ours', () => {
  const file = read('deploy/Dockerfile');
  expect(file).toMatch(/^USER node$/m);
  expect(file).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
  const ignored = read('deploy/Dockerfile.dockerignore').split('\n');
  for (const path of ['**/.env', '/data', '.git', '/knowledge']) expect(ignored).toContain(path);
  for (const [, from = ''] of file.matchAll(/^COPY (?!--from)(\S+)/gm)) expect(from).toBe('.');
});

describe('the systemd unit', () => {
  const unit = read('deploy/verbatim.service');

  it('is hardened, and limits memory', () => {
    for (const line of [
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'MemoryMax=1G',
      'StateDirectory=verbatim',
    ])
      expect(unit.split('\n')).toContain(line);
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute/m);
  });

  it('passes credentials by names under which the bot looks for them', () => {
    const names = [...unit.matchAll(/^#?LoadCredential=(\w+):/gm)].map(([, name = '']) => name);
    expect(names.sort()).toEqual(SECRETS.map((name) => name.toLowerCase()).sort());
  });

  it('has no fault that systemd finds', ({ skip }) => {
    const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', 'deploy/verbatim.service'], {
      encoding: 'utf8',
    });
    if (error !== undefined) return skip();
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

it.each(['README.md', 'docs/deploy.md', 'docs/operating.md', ...FILES])(
  '%s never shows a bare `npx verbatim`, which is somebody else’s package',
  (path) => {
    expect(read(path)).not.toMatch(/npx (?:-\S+ )*verbatim|npm (?:i|install) (?:-\S+ )*verbatim\b/);
  },
);
