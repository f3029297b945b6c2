/** What the transcript says of commands. */
export const COMMAND_SAYINGS = {} as const;
