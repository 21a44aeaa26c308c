// The name of the database's file in the data folder.

export const DATABASE_FILE = 'verbatim.db';
