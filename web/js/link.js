// The scenario in the fragment of a link: "#s=" and base64url of its UTF-8 text. The fragment is
// never sent to a server.

const prefix = "#s=";

export function linkOf(scenarioText) {
  const page = location.href.split("#")[0];
  if (scenarioText === "") return page;
  return page + prefix + encode(new TextEncoder().encode(scenarioText));
}

/// The scenario of a fragment, or null when it carries none. A damaged one gives its remains, so
/// that the reader of scenarios can say what is wrong.
export async function readLink(fragment) {
  if (!fragment.startsWith(prefix)) return null;
  try {
    return new TextDecoder().decode(decode(fragment.slice(prefix.length)));
  } catch {
    return "";
  }
}

function encode(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decode(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
