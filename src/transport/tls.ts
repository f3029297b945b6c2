import { rootCertificates } from 'node:tls';
import type { Endpoint } from './endpoint.ts';

/** What TLS must be to any server: no version with known holes, and one more authority only beside the usual ones. */
export function tlsOptionsOf(endpoint: Endpoint): { readonly minVersion: 'TLSv1.2'; readonly ca?: string[] } {
  return { minVersion: 'TLSv1.2', ...(endpoint.ca !== undefined && { ca: [...rootCertificates, endpoint.ca] }) };
}

/** Whether an error's code is one of a handshake or certificate (OpenSSL and Node), not of the network below. */
export function isTlsCode(code: string): boolean {
  return TLS_CODE.test(code);
}

const TLS_CODE =
  /^(?:ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA|HOSTNAME_MISMATCH)/;
