import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A self-signed certificate for `localhost` and 127.0.0.1, as files in a folder. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly pem: string;
  readonly keyPem: string;
}

export function makeCertificate(folder: string, names = 'DNS:localhost,IP:127.0.0.1'): TestCertificate {
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  const subject = ['-subj', '/CN=localhost', '-addext', `subjectAltName=${names}`];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return { certificate, key, pem: readFileSync(certificate, 'utf8'), keyPem: readFileSync(key, 'utf8') };
}
