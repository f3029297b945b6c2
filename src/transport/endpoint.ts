/** A server as the transport needs it; `tls: 'none'` is only ever given for loopback. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  /** PEM of an authority that is trusted beside the system's, or absent. */
  readonly ca?: string | undefined;
}
