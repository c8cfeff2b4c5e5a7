import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/** Where Dovecot is and which configuration language it speaks. */
export type DovecotBinaries = { dovecot: string; doveadm: string; version: string };

/** The installed Dovecot, or null. /usr/sbin is not on a plain user's PATH, so the usual places are tried. */
export function findDovecot(): DovecotBinaries | null {
  for (const prefix of ['/usr', '/usr/local', '/opt/homebrew']) {
    const dovecot = `${prefix}/sbin/dovecot`;
    if (!existsSync(dovecot)) continue;
    const version = spawnSync(dovecot, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    const doveadm = [`${prefix}/bin/doveadm`, `${prefix}/sbin/doveadm`].find((file) => existsSync(file));
    if (version && doveadm) return { dovecot, doveadm, version };
  }
  return null;
}

/** Who the server runs as: Dovecot refuses root for logins and for mail. */
export type Users = { internal: string; internalGroup: string; login: string; mailUid: number; mailGid: number };

/** Root uses Dovecot's own users and `nobody` for mail; for anybody else their own user does everything. */
export function chooseUsers(): Users {
  const me = userInfo();
  if (me.uid !== 0) {
    const group = spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim();
    return { internal: me.username, internalGroup: group, login: me.username, mailUid: me.uid, mailGid: me.gid };
  }
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    ?.split(':');
  return {
    internal: 'dovecot',
    internalGroup: 'dovecot',
    login: 'dovenull',
    mailUid: Number(nobody?.[2] ?? 65534),
    mailGid: Number(nobody?.[3] ?? 65534),
  };
}

export type ConfigOptions = {
  dir: string;
  imapPort: number;
  lmtpPort: number;
  password: string;
  users: Users;
  /** Where tokens are asked about; null: there are none. */
  introspection: string | null;
};

/** How Dovecot asks about a token; the file stands beside the configuration. */
export const introspectionText = (url: string): string => `introspection_mode = post
introspection_url = ${url}
username_attribute = username
active_attribute = active
active_value = true
`;

/**
 * The configuration: any user name with one password, each with a maildir of its own, plus addresses
 * delivered to the plain user. The 2.3 form was run; the 2.4 form follows the upgrade guide and is
 * untested.
 */
export function configText(version: string, options: ConfigOptions): string {
  const [major = 2, minor = 3] = version.split('.').map(Number);
  const modern = major > 2 || minor >= 4;
  return `${modern ? config24(version, options) : config23(options)}\n${services(options, modern)}\n`;
}

function config23({ dir, password, users, introspection }: ConfigOptions): string {
  const common23 = common(dir, users);
  return `
${introspection === null ? common23 : withTokens(common23, dir)}
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${users.mailUid} gid=${users.mailGid} home=${dir}/mail/%u allow_all_users=yes
}`;
}

function config24(version: string, { dir, password, users }: ConfigOptions): string {
  const number = /^[\d.]+/.exec(version)?.[0] ?? '2.4.0';
  return `
dovecot_config_version = ${number}
dovecot_storage_version = ${number}
${common(dir, users).replace('%u', '%{user}')}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/Maildir
passdb static {
  passdb_static_password = ${password}
}
userdb static {
  userdb_static_allow_all_users = yes
  fields {
    uid = ${users.mailUid}
    gid = ${users.mailGid}
    home = ${dir}/mail/%{user}
  }
}`;
}

/** The mechanisms of tokens beside those of passwords, and who looks at them. */
const withTokens = (
  text: string,
  dir: string,
): string => `${text.replace('auth_mechanisms = plain login', 'auth_mechanisms = plain login xoauth2 oauthbearer')}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${dir}/oauth2.conf
}`;

/** auth_failure_delay: the default makes a wrong password take two seconds. */
function common(dir: string, users: Users): string {
  return `base_dir = ${dir}/run
state_dir = ${dir}/run
log_path = ${dir}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = ${users.internal}
default_internal_group = ${users.internalGroup}
default_login_user = ${users.login}
mail_uid = ${users.mailUid}
mail_gid = ${users.mailGid}
first_valid_uid = 1
mail_home = ${dir}/mail/%u
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
mail_max_userip_connections = 100`;
}

/** The empty `chroot` lines are what lets a plain user run it. */
function services({ imapPort, lmtpPort }: ConfigOptions, modern: boolean): string {
  const on = (port: number) => `    ${modern ? 'listen' : 'address'} = 127.0.0.1\n    port = ${port}`;
  return `namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}
service imap-login {
  chroot =
  ${modern ? 'restart_request_count = unlimited' : 'service_count = 0'}
  inet_listener imap {
${on(imapPort)}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service lmtp {
  inet_listener lmtp {
${on(lmtpPort)}
  }
}`;
}
