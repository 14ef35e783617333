const END_OF_HEAD = '\r\n\r\n';
/** Where it stands in `HTTP/1.1 200`. */
const STATUS = { from: 9, to: 12 };
export const OK = '200';

export interface HttpAnswer {
  readonly status: string;
  readonly body: string;
}

/** One POST over a connection that stays open, as it is written. */
export const httpRequest = (url: string, accessToken: string, body: string): Buffer => {
  const { host, pathname } = new URL(url);
  return Buffer.from(
    `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\naccept: application/json\r\n` +
      `authorization: Bearer ${accessToken}\r\ncontent-length: ${Buffer.byteLength(body)}${END_OF_HEAD}${body}`,
  );
};

/** The answer in what was heard so far; null before it is whole. Throws where it does not say how long it is. */
export function httpAnswer(heard: Buffer): HttpAnswer | null {
  const head = heard.indexOf(END_OF_HEAD);
  if (head < 0) return null;
  const said = heard.toString('latin1', 0, head);
  const length = /content-length: (\d+)/i.exec(said)?.[1];
  if (length === undefined) throw new Error('An answer does not say how long it is.');
  const from = head + END_OF_HEAD.length;
  if (heard.length < from + Number(length)) return null;
  return { status: said.slice(STATUS.from, STATUS.to), body: heard.toString('utf8', from) };
}
