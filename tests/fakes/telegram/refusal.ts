// An error that the Bot API answers with, and whether the bot could have known better.

export interface RefusalParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

export class Refusal extends Error {
  readonly code: number;
  readonly parameters: RefusalParameters | undefined;
  /** Whether the call was wrong in itself. A person who blocks the bot between two calls is nobody's mistake. */
  readonly mistake: boolean;

  constructor(code: number, description: string, mistake: boolean, parameters?: RefusalParameters) {
    super(description);
    this.code = code;
    this.mistake = mistake;
    this.parameters = parameters;
  }
}

/** The call is wrong in itself: recorded as a violation. */
export const wrong = (description: string): Refusal => new Refusal(400, `Bad Request: ${description}`, true);

/** The call cannot be done as the world now is. */
export const refused = (description: string, parameters?: RefusalParameters): Refusal =>
  new Refusal(400, `Bad Request: ${description}`, false, parameters);

export const forbidden = (description: string): Refusal =>
  new Refusal(403, `Forbidden: ${description}`, false);
