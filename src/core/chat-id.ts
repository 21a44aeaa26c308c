// Ids of chats and people: `platform:100/4` is on `platform`, and only that platform's adapter reads the rest.

/** The name of the platform; empty where an id names none. */
export const platformName = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')));

/** The id as the platform itself has it; the whole of one that names none. */
export const idOnPlatform = (id: string): string => id.slice(id.indexOf(':') + 1);
