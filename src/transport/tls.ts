import { rootCertificates } from 'node:tls';
import type { Endpoint } from './endpoint.ts';

/** What TLS must be to any server: no version with known holes, and one more authority only beside the usual ones. */
export function tlsOptionsOf(endpoint: Endpoint): { readonly minVersion: 'TLSv1.2'; readonly ca?: string[] } {
  return { minVersion: 'TLSv1.2', ...(endpoint.ca !== undefined && { ca: [...rootCertificates, endpoint.ca] }) };
}
