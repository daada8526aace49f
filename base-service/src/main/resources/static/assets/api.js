// The base's REST interface: JSON in and out, problems as exceptions, and server-sent events by fetch, since
// EventSource cannot carry a token.

const PROBLEM = "urn:problem:cardmint:";

/** A service said no: an application/problem+json (RFC 9457). */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || "The base said no.");
    this.status = status;
    this.type = typeOf(problem);
    this.fields = problem.fields || [];
  }
}

/** A problem's name without its prefix. */
export function typeOf(problem) {
  return String(problem.type || "").replace(PROBLEM, "");
}

/** The base did not answer at all. */
export class NoAnswer extends Error {
  constructor() {
    super("The base does not answer. It goes on by itself when it is back.");
    this.type = "base-unreachable";
  }
}

async function request(method, path, token, body) {
  const headers = {};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  try {
    return await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new NoAnswer();
  }
}

async function json(response) {
  try {
    return response.status === 204 ? null : await response.json();
  } catch {
    return {};
  }
}

async function call(method, path, token, body) {
  const response = await request(method, path, token, body);
  const answer = await json(response);
  if (!response.ok) {
    throw new Refusal(response.status, answer || {});
  }
  return answer;
}

export function get(path, token) {
  return call("GET", path, token);
}

export function post(path, token, body) {
  return call("POST", path, token, body);
}

export function put(path, token, body) {
  return call("PUT", path, token, body);
}

/** A picture, ready to be drawn. */
export async function picture(path, token, body) {
  const response = await request("POST", path, token, body);
  if (!response.ok) {
    throw new Refusal(response.status, (await json(response)) || {});
  }
  return createImageBitmap(await response.blob());
}

/** Hands a document over to the browser's downloads. */
export async function download(path, token, name) {
  const response = await request("GET", path, token);
  if (!response.ok) {
    throw new Refusal(response.status, (await json(response)) || {});
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

export function remove(path, token) {
  return call("DELETE", path, token);
}

/** Hands over each event's name and data until the stream ends, however it ends. */
export async function events(path, token, onEvent) {
  const response = await request("GET", path, token);
  if (!response.ok) {
    throw new Refusal(response.status, (await json(response)) || {});
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const blocks = text.split("\n\n");
      text = blocks.pop();
      blocks.forEach((block) => tell(block, onEvent));
    }
  } catch {
    // A stream that breaks is followed anew by whoever asked for it.
  }
}

function tell(block, onEvent) {
  let name = "message";
  let data = "";
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) {
      name = line.slice(6).trim();
    } else if (line.startsWith("data:")) {
      data += line.slice(5);
    }
  }
  if (data) {
    onEvent(name, JSON.parse(data));
  }
}
