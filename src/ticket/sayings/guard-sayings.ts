/** Why a mail was held. */
export const GUARD_SAYINGS = {} as const;
