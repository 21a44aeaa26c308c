// Runs a statement that takes long on a SQLite file in a thread of its own, so that the bot goes on answering. Posts null, or the code of what went wrong.

import { parentPort, workerData } from 'node:worker_threads';
import Libsql from 'libsql';

const { file, statement, busyMs } = workerData;
try {
  const connection = new Libsql(file);
  connection.pragma(`busy_timeout = ${busyMs}`);
  connection.pragma('secure_delete = ON');
  connection.exec(statement);
  connection.close();
  parentPort.postMessage(null);
} catch (error) {
  parentPort.postMessage(String(error.code ?? 'SQLITE_ERROR'));
}
