export interface DovecotPlace {
  readonly folder: string;
  readonly ports: { readonly imap: number; readonly imaps: number; readonly lmtp: number };
  /** Under whom everything runs. */
  readonly user: string;
  readonly without: readonly string[];
}

/** Settings of a Dovecot 2.3 that needs no root and touches nothing outside its folder. */
export function dovecotSettings({ folder, ports, user, without }: DovecotPlace): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
default_internal_user = ${user}
default_internal_group = ${user}
default_login_user = ${user}
listen = 127.0.0.1
protocols = imap lmtp
ssl = yes
ssl_cert = <${folder}/server.crt
ssl_key = <${folder}/server.key
disable_plaintext_auth = no
auth_failure_delay = 0 secs
mail_location = maildir:${folder}/mail/%n
mail_max_userip_connections = 200
first_valid_uid = 1
first_valid_gid = 1
auth_username_format = %Ln
maildir_very_dirty_syncs = no
mailbox_idle_check_interval = 1 secs
${without.length === 0 ? '' : `imap_capability = ${ALL.filter((one) => !without.includes(one)).join(' ')}`}
passdb {
  driver = passwd-file
  args = ${folder}/passwd
}
userdb {
  driver = static
  args = uid=${user} gid=${user} home=${folder}/mail/%n
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service imap {
  client_limit = 1
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
service stats {
  chroot =
}
service ipc {
  chroot =
}
`;
}

/** What Dovecot 2.3.19 offers after login. */
const ALL = [
  'IMAP4rev1',
  'SASL-IR',
  'LOGIN-REFERRALS',
  'ID',
  'ENABLE',
  'IDLE',
  'SORT',
  'SORT=DISPLAY',
  'THREAD=REFERENCES',
  'THREAD=REFS',
  'THREAD=ORDEREDSUBJECT',
  'MULTIAPPEND',
  'URL-PARTIAL',
  'CATENATE',
  'UNSELECT',
  'CHILDREN',
  'NAMESPACE',
  'UIDPLUS',
  'LIST-EXTENDED',
  'I18NLEVEL=1',
  'CONDSTORE',
  'QRESYNC',
  'ESEARCH',
  'ESORT',
  'SEARCHRES',
  'WITHIN',
  'CONTEXT=SEARCH',
  'LIST-STATUS',
  'BINARY',
  'MOVE',
  'SNIPPET=FUZZY',
  'PREVIEW=FUZZY',
  'STATUS=SIZE',
  'SAVEDATE',
  'LITERAL+',
];
