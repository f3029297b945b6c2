/** Why a mail in the name of somebody of the staff was not acted on. */
export const PROOF_SAYINGS = {
  'proof.alias': 'it came from {address}, which is not on file: write from an address in rules/staff.yaml',
  'proof.authentication-fail': 'it failed authentication: it may be a forgery',
  'proof.authentication-none': 'nothing proves that it is yours: your mail server must sign it (DKIM), or pass SPF',
  'proof.message-id': 'it has no Message-ID',
  'proof.no-token': 'it was not sent to the address that a mail about the ticket gave you: answer that mail',
  'proof.other-token': 'it was sent to the reply address of a colleague: answer the mail that you got yourself',
  'proof.two-tickets': 'it was sent to reply addresses of two tickets: write two mails',
  'proof.two-parties':
    'it was sent to the reply address for one party and answers the mail about another: write to the player and to the outside body apart',
  'proof.merged': 'this ticket went on in {reference}: answer there',
} as const;
