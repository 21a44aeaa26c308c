// The routes that the fake serves, by the templates under which faults are planned and calls recorded.

/** `:message` may be `@original`. */
export const ROUTES = {
  gateway: 'GET /gateway/bot',
  me: 'GET /users/@me',
  application: 'GET /applications/@me',
  listCommands: 'GET /applications/:application/commands',
  publish: 'PUT /applications/:application/commands',
  callback: 'POST /interactions/:interaction/:token/callback',
  followUp: 'POST /webhooks/:application/:token',
  getAnswer: 'GET /webhooks/:application/:token/messages/:message',
  editAnswer: 'PATCH /webhooks/:application/:token/messages/:message',
  deleteAnswer: 'DELETE /webhooks/:application/:token/messages/:message',
  send: 'POST /channels/:channel/messages',
  history: 'GET /channels/:channel/messages',
  pins: 'GET /channels/:channel/messages/pins',
  pin: 'PUT /channels/:channel/messages/pins/:message',
  unpin: 'DELETE /channels/:channel/messages/pins/:message',
  message: 'GET /channels/:channel/messages/:message',
  edit: 'PATCH /channels/:channel/messages/:message',
  delete: 'DELETE /channels/:channel/messages/:message',
  channel: 'GET /channels/:channel',
  guild: 'GET /guilds/:guild',
  roles: 'GET /guilds/:guild/roles',
  member: 'GET /guilds/:guild/members/:user',
  openDm: 'POST /users/@me/channels',
  leave: 'DELETE /users/@me/guilds/:guild',
} as const;

export type RouteName = keyof typeof ROUTES;

/** The query parameters of the published description. */
export const QUERIES: Readonly<Partial<Record<RouteName, readonly string[]>>> = {
  listCommands: ['with_localizations'],
  callback: ['with_response'],
  followUp: ['wait', 'thread_id', 'with_components'],
  getAnswer: ['thread_id'],
  editAnswer: ['thread_id', 'with_components'],
  deleteAnswer: ['thread_id'],
  history: ['around', 'before', 'after', 'limit'],
  pins: ['before', 'limit'],
  guild: ['with_counts'],
};

/** Where a form may bring files. */
export const TAKES_FILES: ReadonlySet<RouteName> = new Set(['followUp', 'editAnswer', 'send']);

/** What is secured by the interaction's token and needs no other. */
export const OPEN: ReadonlySet<RouteName> = new Set([
  'callback',
  'followUp',
  'getAnswer',
  'editAnswer',
  'deleteAnswer',
]);

export interface Match {
  readonly name: RouteName;
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
}

const fits = (template: string, method: string, path: string): Record<string, string> | null => {
  const [wanted, pattern = ''] = template.split(' ');
  const names = pattern.split('/');
  const parts = path.split('/');
  if (wanted !== method || names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':') && part !== '') params[name.slice(1)] = part;
    else if (name !== part) return null;
  }
  return params;
};

/** discord.js percent-encodes the `@` of `@original`, so the path must have been decoded. */
export const matchRoute = (method: string, path: string): Match | null => {
  for (const [name, route] of Object.entries(ROUTES)) {
    const params = fits(route, method, path);
    if (params !== null) return { name: name as RouteName, route, params };
  }
  return null;
};
